package org.bandish.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Tables as people and spreadsheets write them. */
class CsvTest {
  @Test
  void shouldReadQuotesLinesInCellsAndKeepCountOfLines() throws IOException {
    Csv csv = csv("\uFEFFName,Text\r\na,\"one, \"\"two\"\"\nthree\"\r\n\r\nb,  x  \n");

    Csv.Row first = csv.next();
    Csv.Row second = csv.next();

    assertThat(csv.columns()).containsExactly("name", "text");
    assertThat(first.line()).isEqualTo(2);
    assertThat(first.text("text")).isEqualTo("one, \"two\"\nthree");
    assertThat(second.line()).isEqualTo(5);
    assertThat(second.text("text")).isEqualTo("x");
    assertThat(second.text("none")).isNull();
    assertThat(csv.next()).isNull();
  }

  @Test
  void shouldTellWhereAQuoteIsNeverClosed() throws IOException {
    Csv csv = csv("a,b\n1,2\n3,\"4\n");
    csv.next();

    assertThatThrownBy(csv::next)
        .isInstanceOf(Csv.BrokenException.class)
        .hasMessageContaining("quote")
        .extracting(e -> ((Csv.BrokenException) e).line())
        .isEqualTo(3);
  }

  private static Csv csv(String text) throws IOException {
    return new Csv(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
