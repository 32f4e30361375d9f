package org.bandish.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PagesTest {
  private static List<Long> walk(List<Long> all, boolean descending, int limit) {
    List<Long> seen = new ArrayList<>();
    String cursor = null;
    do {
      Pages.Part<Long> part = Pages.part(all, Pages::sortable, descending, "q", cursor, limit);
      assertThat(part.items()).hasSizeLessThanOrEqualTo(limit);
      seen.addAll(part.items());
      cursor = part.next();
    } while (cursor != null);
    return seen;
  }

  @Property(tries = 200)
  void shouldCoverEverythingExactlyOnceInOrder(
      @ForAll @Size(max = 60)
          Set<@LongRange(min = -4_000_000_000_000L, max = 4_000_000_000_000L) Long> items,
      @ForAll @IntRange(min = 1, max = 20) int limit,
      @ForAll boolean descending) {
    TreeSet<Long> sorted = new TreeSet<>(items);

    assertThat(walk(new ArrayList<>(items), descending, limit))
        .containsExactlyElementsOf(descending ? sorted.descendingSet() : sorted);
  }

  @Property(tries = 100)
  void shouldMissNothingThatStaysWhileOtherItemsComeAndGo(
      @ForAll @Size(min = 4, max = 40) Set<@LongRange(min = 0, max = 1_000) Long> items,
      @ForAll @LongRange(min = 0, max = 1_000) long gone,
      @ForAll @LongRange(min = 0, max = 1_000) long come) {
    List<Long> before = new ArrayList<>(items);
    Set<Long> changed = new TreeSet<>(items);
    changed.remove(gone);
    changed.add(come);
    Pages.Part<Long> first = Pages.part(before, Pages::sortable, false, "q", null, 2);
    Pages.Part<Long> rest =
        Pages.part(new ArrayList<>(changed), Pages::sortable, false, "q", first.next(), 100);
    List<Long> seen = new ArrayList<>(first.items());
    seen.addAll(rest.items());

    assertThat(seen).doesNotHaveDuplicates();
    items.stream().filter(item -> item != gone).forEach(item -> assertThat(seen).contains(item));
  }

  @Test
  void shouldRefuseACursorOfAnotherQuestion() {
    String next = Pages.part(List.of(1L, 2L), Pages::sortable, false, "one", null, 1).next();

    assertThatThrownBy(() -> Pages.part(List.of(1L, 2L), Pages::sortable, false, "two", next, 1))
        .isInstanceOf(BadParameterException.class)
        .hasMessage("cursor: belongs to another question");
  }

  @Test
  void shouldRefuseWhatIsNoCursor() {
    for (String text : List.of("?", "abc", "AAAA")) {
      assertThatThrownBy(() -> Pages.part(List.of(1L), Pages::sortable, false, "q", text, 1))
          .isInstanceOf(BadParameterException.class)
          .hasMessageStartingWith("cursor: ");
    }
  }
}
