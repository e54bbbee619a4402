package detections;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** An IPv4 or IPv6 network. */
final class Network {
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern IPV6 =
      Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:]*(?:\\d+(?:\\.\\d+){3})?");

  private final byte[] address;
  private final int prefixLength;

  private Network(byte[] address, int prefixLength) {
    this.address = address;
    this.prefixLength = prefixLength;
  }

  /** The network that {@code address} is the first of, in the usual notation. */
  static Network of(String address, int prefixLength) {
    return new Network(address(address).orElseThrow(), prefixLength);
  }

  /** The 4 or 16 bytes of an address in the usual notation; nothing if the text is none. */
  static Optional<byte[]> address(String text) {
    boolean ipv6 = IPV6.matcher(text).matches();
    if (!ipv6 && !IPV4.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      // Such a text is a literal, which is never looked up.
      byte[] bytes = InetAddress.getByName(text).getAddress();
      return Optional.of(ipv6 && bytes.length == 4 ? mapped(bytes) : bytes);
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** Whether an address is in the network. */
  boolean contains(byte[] other) {
    if (other.length != address.length) {
      return false;
    }
    int whole = prefixLength / 8;
    for (int i = 0; i < whole; i++) {
      if (address[i] != other[i]) {
        return false;
      }
    }
    int rest = prefixLength % 8;
    return rest == 0 || ((address[whole] ^ other[whole]) & 0xFF) >>> (8 - rest) == 0;
  }

  /** Java gives the IPv4 address in {@code ::ffff:1.2.3.4}. */
  private static byte[] mapped(byte[] ipv4) {
    byte[] bytes = new byte[16];
    bytes[10] = (byte) 0xFF;
    bytes[11] = (byte) 0xFF;
    System.arraycopy(ipv4, 0, bytes, 12, 4);
    return bytes;
  }
}
