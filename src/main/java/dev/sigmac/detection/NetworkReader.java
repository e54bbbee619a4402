package dev.sigmac.detection;

import dev.sigmac.detection.Network.Version;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address with a prefix length as written (RFC 4632, RFC 4291), not yet known to be a network.
 * An address alone is a network of one.
 */
final class NetworkReader {
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern IPV6 =
      Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:]*(?:\\d+(?:\\.\\d+){3})?");
  private static final Pattern LENGTH = Pattern.compile("0|[1-9]\\d{0,2}");

  private final byte[] address;
  private final int prefixLength;

  private NetworkReader(byte[] address, int prefixLength) {
    this.address = address;
    this.prefixLength = prefixLength;
  }

  /** Reads {@code text}; nothing if it is no address with an optional prefix length. */
  static Optional<NetworkReader> parse(String text) {
    int slash = text.indexOf('/');
    String written = slash < 0 ? text : text.substring(0, slash);
    Optional<byte[]> bytes = bytes(written);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    int bits = bytes.get().length * 8;
    String length = slash < 0 ? Integer.toString(bits) : text.substring(slash + 1);
    if (!LENGTH.matcher(length).matches() || Integer.parseInt(length) > bits) {
      return Optional.empty();
    }
    return Optional.of(new NetworkReader(bytes.get(), Integer.parseInt(length)));
  }

  /** Whether no bit is set behind the prefix. */
  boolean isNetwork() {
    return Arrays.equals(address, masked());
  }

  /** The network that the address is in. */
  Network network() {
    byte[] masked = masked();
    return masked.length == 4
        ? new Network(Version.IPV4, ipv4(masked, 0), prefixLength)
        : new Network(Version.IPV6, ipv6(masked), prefixLength);
  }

  private byte[] masked() {
    byte[] masked = address.clone();
    for (int i = 0; i < masked.length; i++) {
      int kept = Math.max(0, Math.min(8, prefixLength - i * 8));
      masked[i] &= (byte) (0xFF << (8 - kept));
    }
    return masked;
  }

  private static Optional<byte[]> bytes(String text) {
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

  /** Java gives the IPv4 address in {@code ::ffff:1.2.3.4}. */
  private static byte[] mapped(byte[] ipv4) {
    byte[] bytes = new byte[16];
    bytes[10] = (byte) 0xFF;
    bytes[11] = (byte) 0xFF;
    System.arraycopy(ipv4, 0, bytes, 12, 4);
    return bytes;
  }

  private static String ipv4(byte[] bytes, int from) {
    return (bytes[from] & 0xFF)
        + "."
        + (bytes[from + 1] & 0xFF)
        + "."
        + (bytes[from + 2] & 0xFF)
        + "."
        + (bytes[from + 3] & 0xFF);
  }

  /** The text of an IPv6 address as RFC 5952 wants it. */
  private static String ipv6(byte[] bytes) {
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = ((bytes[2 * i] & 0xFF) << 8) | (bytes[2 * i + 1] & 0xFF);
    }
    int start = -1;
    int longest = 1;
    for (int i = 0; i < 8; i++) {
      int run = 0;
      while (i + run < 8 && groups[i + run] == 0) {
        run++;
      }
      if (run > longest) {
        start = i;
        longest = run;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == start) {
        text.append("::");
        i += longest - 1;
      } else {
        text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":");
        text.append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }
}
