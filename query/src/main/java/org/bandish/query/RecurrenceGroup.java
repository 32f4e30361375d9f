package org.bandish.query;

import java.util.List;
import org.bandish.event.BanInterval;

/** What bans are counted together under. */
record RecurrenceGroup(String country, String platform, String authority) {
  /** The groups to which a ban belongs: one, or one for each authority that imposed it. */
  static List<RecurrenceGroup> of(BanInterval ban, Filters.GroupBy by) {
    return switch (by == null ? Filters.GroupBy.PLATFORM : by) {
      case PLATFORM -> List.of(new RecurrenceGroup(ban.getCountry(), ban.getPlatform(), null));
      case AUTHORITY ->
          ban.getImposedBy().stream()
              .map(authority -> new RecurrenceGroup(ban.getCountry(), null, authority))
              .toList();
      case COUNTRY -> List.of(new RecurrenceGroup(ban.getCountry(), null, null));
    };
  }
}
