package org.bandish.ingest.ooni;

/**
 * How OONI's published rules (version 2) weigh a failure of a layer that the control did not have,
 * and the mechanism that the failure's name tells of.
 */
final class Failures {
  private Failures() {}

  /** A name was not resolved, or wrongly. */
  static Verdict dns(String failure) {
    return new Verdict(0.9, 0.1, 0, dnsMechanism(failure));
  }

  /**
   * A name was resolved to an address that the control did not see. That is suspect on its own; an
   * address that serves no page is worse.
   */
  static Verdict injected(boolean served) {
    return served
        ? new Verdict(0.75, 0, 0.25, "dns.injection")
        : new Verdict(0.9, 0.05, 0.05, "dns.injection");
  }

  /** A connection was not made. */
  static Verdict tcp(String failure) {
    return new Verdict(0.75, 0.25, 0, tcpMechanism(failure));
  }

  /** An encrypted session was not made, or the page did not come through it. */
  static Verdict tls(String failure) {
    if (failure != null && failure.startsWith("ssl_")) {
      return new Verdict(0.9, 0.1, 0, "tls.mitm");
    } else if (is(failure, "reset")) {
      return new Verdict(0.8, 0.2, 0, "tls.reset");
    }
    return new Verdict(0.7, 0.3, 0, isTimeout(failure) ? "tls.timeout" : "tls");
  }

  /** A page did not come, without encryption. */
  static Verdict http(String failure) {
    if (is(failure, "reset")) {
      return new Verdict(0.8, 0.2, 0, "http.reset");
    }
    return new Verdict(0.7, 0.3, 0, isTimeout(failure) ? "http.timeout" : "http");
  }

  /** A page did not come: the failure's name says at which layer, else the address does. */
  static Verdict request(String url, String failure) {
    if (is(failure, "dns_")) {
      return dns(failure);
    } else if (is(failure, "refused") || is(failure, "unreachable")) {
      return tcp(failure);
    }
    return url != null && url.startsWith("http://") ? http(failure) : tls(failure);
  }

  /** Whether the probe failed, not the network: OONI then gives the measurement no weight. */
  static boolean isUnknown(String failure) {
    return failure != null && failure.startsWith("unknown_failure");
  }

  private static String dnsMechanism(String failure) {
    if (is(failure, "nxdomain")) {
      return "dns.nxdomain";
    } else if (is(failure, "refused")) {
      return "dns.refused";
    }
    return isTimeout(failure) ? "dns.timeout" : "dns";
  }

  private static String tcpMechanism(String failure) {
    if (is(failure, "refused")) {
      return "tcp.refused";
    } else if (is(failure, "reset")) {
      return "tcp.reset";
    } else if (is(failure, "unreachable")) {
      return "ip.unreachable";
    }
    return isTimeout(failure) ? "tcp.timeout" : "tcp";
  }

  private static boolean isTimeout(String failure) {
    return is(failure, "timeout") || is(failure, "timed_out");
  }

  private static boolean is(String failure, String part) {
    return failure != null && failure.contains(part);
  }
}
