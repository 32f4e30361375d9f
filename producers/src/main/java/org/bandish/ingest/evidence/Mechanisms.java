package org.bandish.ingest.evidence;

import java.util.Set;
import java.util.TreeSet;

/** OONI's mechanism taxonomy v1: how a block is made. Inner nodes are labels too. */
final class Mechanisms {
  /** Every label. */
  static final Set<String> ALL =
      Set.copyOf(
          withInnerNodes(
              "dns.injection.blockpage",
              "dns.injection.bogon",
              "dns.injection.other",
              "dns.nxdomain",
              "dns.refused",
              "dns.timeout",
              "tcp.reset",
              "tcp.timeout",
              "tcp.refused",
              "tls.reset.sni",
              "tls.reset.other",
              "tls.timeout",
              "tls.mitm.self_signed",
              "tls.mitm.ca_signed",
              "tls.throttle.sni",
              "http.blockpage",
              "http.redirect",
              "http.error",
              "http.reset.host",
              "http.timeout",
              "http.throttle.host",
              "ip.unreachable",
              "ip.prefix_null_route"));

  private Mechanisms() {}

  private static Set<String> withInnerNodes(String... leaves) {
    Set<String> labels = new TreeSet<>();
    for (String leaf : leaves) {
      for (int dot = leaf.length(); dot > 0; dot = leaf.lastIndexOf('.', dot - 1)) {
        labels.add(leaf.substring(0, dot));
      }
    }
    return labels;
  }
}
