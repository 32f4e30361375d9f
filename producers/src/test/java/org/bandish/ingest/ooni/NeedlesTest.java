package org.bandish.ingest.ooni;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NeedlesTest {
  @Property
  void shouldFindWhatTheTextContains(
      @ForAll("needles") List<String> needles, @ForAll("texts") String text) {
    BitSet contained = new BitSet();
    for (int i = 0; i < needles.size(); i++) {
      contained.set(i, text.contains(needles.get(i)));
    }

    assertThat(new Needles(needles).in(text)).isEqualTo(contained);
  }

  /** Few letters, so that needles begin and end alike and stand in each other. */
  @Provide
  Arbitrary<List<String>> needles() {
    return Arbitraries.strings().withChars('a', 'b', 'é').ofMinLength(1).ofMaxLength(5).list();
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars('a', 'b', 'é', '\uffff').ofMaxLength(60);
  }
}
