package dev.sigmac.second;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** A network as two numbers: how many bits, and what they are. */
final class SecondNetwork {
  private final int size;
  private final int prefix;
  private final BigInteger bits;

  SecondNetwork(String text) {
    String[] parts = text.split("/", -1);
    byte[] address = bytes(parts[0]).orElseThrow();
    this.size = address.length * 8;
    this.prefix = parts.length > 1 ? Integer.parseInt(parts[1]) : size;
    this.bits = new BigInteger(1, address).shiftRight(size - prefix);
  }

  boolean contains(String text) {
    return bytes(text)
        .filter(b -> b.length * 8 == size)
        .filter(b -> new BigInteger(1, b).shiftRight(size - prefix).equals(bits))
        .isPresent();
  }

  private static Optional<byte[]> bytes(String text) {
    boolean six = text.contains(":") && text.matches("[0-9A-Fa-f:.]+");
    String octet = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    if (!six && !text.matches(octet + "(\\." + octet + "){3}")) {
      return Optional.empty();
    }
    try {
      byte[] bytes = InetAddress.getByName(text).getAddress();
      if (six && bytes.length == 4) {
        byte[] mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xFF;
        System.arraycopy(bytes, 0, mapped, 12, 4);
        return Optional.of(mapped);
      }
      return Optional.of(bytes);
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
