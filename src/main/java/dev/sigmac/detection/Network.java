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

  @Override
  public String toString() {
    return address + "/" + prefixLength;
  }
}
