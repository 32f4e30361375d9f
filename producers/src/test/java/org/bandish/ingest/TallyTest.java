package org.bandish.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.event.Authority;
import org.bandish.event.AuthorityKind;
import org.junit.jupiter.api.Test;

class TallyTest {
  private final List<SpecificRecord> sent = new ArrayList<>();
  private final List<Rejected> rejected = new ArrayList<>();
  private final Tally tally = new Tally(sent::add, rejected::add);

  @Test
  void shouldPassOnOnceWhatHasTheSameIdAndContent() throws IOException {
    tally.accepted(authority("a", "One"));
    tally.accepted(authority("a", "One"));
    tally.accepted(authority("a", "Another"));
    tally.accepted(authority("b", "One"));
    tally.rejected(Rejected.unreadable("file", 3, "torn"));

    assertThat(sent).hasSize(3);
    assertThat(rejected).extracting(Rejected::message).containsExactly("file:3: torn");
    assertThat(tally).hasToString("accepted 3, duplicates 1, rejected 1");
  }

  private static Accepted authority(String id, String name) {
    return new Accepted("file", 1, new Authority(id, name, AuthorityKind.COURT, "PK"));
  }
}
