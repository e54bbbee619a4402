package dev.sigmac.detection;

/**
 * An IPv4 or IPv6 network in CIDR notation, host bits cleared. {@code address} is its canonical
 * text.
 */
public record Network(Version version, String address, int prefixLength) {
  /** The Internet Protocol's versions. */
  public enum Version {
    IPV4,
    IPV6
  }

  /** Whether {@code text} is an address of either version, in the usual notation. */
  public static boolean isAddress(String text) {
    return text.indexOf('/') < 0 && NetworkReader.parse(text).isPresent();
  }

  /**
   * Whether {@code text} is an address, in the usual notation and nothing else, within the network.
   */
  public boolean contains(String text) {
    return text.indexOf('/') < 0
        && NetworkReader.parse(text + "/" + prefixLength)
            .map(NetworkReader::network)
            .filter(this::equals)
            .isPresent();
  }

  @Override
  public String toString() {
    return address + "/" + prefixLength;
  }
}
