package org.bandish.ingest.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.event.Statement;
import org.bandish.ingest.Rejected;
import org.bandish.ingest.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How evidence may be written, and what a file that is none does: an error with its place. */
class EvidenceFormatsTest {
  private static final int MIB = 1024 * 1024;

  @Test
  void shouldReadAYamlListDocumentsAndOneFact() {
    String one = fact("a").replace("- {", "{");
    assertThat(ids(Reading.yaml(fact("a") + fact("b")))).containsExactly("a", "b");
    assertThat(ids(Reading.yaml(one))).containsExactly("a");
    assertThat(ids(Reading.yaml("# note\n---\n" + one + "---\n" + fact("b") + fact("c") + "...\n")))
        .containsExactly("a", "b", "c");
    assertThat(ids(Reading.yaml("[" + json("a") + ",\n" + json("b") + "]")))
        .containsExactly("a", "b");
    assertThat(ids(Reading.yaml("%YAML 1.1\n---\n  - " + json("a") + "\n  - " + json("b") + "\n")))
        .containsExactly("a", "b");
  }

  @Test
  void shouldReadABlockMappingWhoseListsStandAtItsOwnMargin() {
    String fact =
        """
        type: statement
        id: a
        country: PK
        platforms:
        - x
        - tiktok
        by: pta
        kind: says
        at: 2024
        text: |
          two lines

          - with a dash
        """;
    EvidenceFiles.Result result = Reading.yaml(fact);

    assertThat(result.rejected()).isEmpty();
    Statement statement = (Statement) result.facts().get(0);
    assertThat(statement.getPlatforms()).containsExactly("x", "tiktok");
    assertThat(statement.getText()).isEqualTo("two lines\n\n- with a dash\n");
  }

  @Test
  void shouldKeepMomentsAsWritten() {
    EvidenceFiles.Result result =
        Reading.yaml(fact("a").replace("2024", "2024-02-17T21:00+05:00") + fact("b"));

    assertThat(result.facts())
        .extracting(fact -> ((Statement) fact).getAt().getEdtf())
        .containsExactly("2024-02-17T21:00+05:00", "2024");
  }

  @Test
  void shouldReadJsonListsObjectsAndLines() {
    String two = json("a") + "\n" + json("b") + "\n";
    assertThat(ids(read("f.json", "[" + json("a") + "," + json("b") + "]")))
        .containsExactly("a", "b");
    assertThat(ids(read("f.json", json("a").replace(",", ",\n")))).containsExactly("a");
    assertThat(ids(read("f.json", two))).containsExactly("a", "b");
    assertThat(ids(read("f.jsonl", two))).containsExactly("a", "b");
    assertThat(ids(read("f.ndjson", "\uFEFF" + two.replace("\n", "\r\n"))))
        .containsExactly("a", "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "object", "lines", "yaml", "flow"})
  void shouldTellTheFormatOfStandardInputByItsBeginning(String kind) {
    String text =
        switch (kind) {
          case "list" -> "\n [" + json("a") + "]";
          case "object" -> "{\n" + json("a").substring(1);
          case "lines" -> json("a") + "\n" + json("b") + "\n{broken\n";
          case "yaml" -> fact("a");
          default -> fact("a").substring(2);
        };
    EvidenceFiles.Result result = read("standard input", text);

    assertThat(ids(result)).startsWith("a");
    assertThat(result.rejected()).hasSize(kind.equals("lines") ? 1 : 0);
  }

  @Test
  void shouldReadGzipWhateverItsName() throws IOException {
    byte[] packed = gzip(fact("a"));
    assertThat(ids(Reading.read(Source.bytes("facts.yaml.gz", packed)))).containsExactly("a");
    assertThat(ids(Reading.read(Source.bytes("standard input", packed)))).containsExactly("a");
  }

  @Test
  void shouldRejectATornGzip() throws IOException {
    byte[] packed = gzip(fact("a"));
    EvidenceFiles.Result result =
        Reading.read(Source.bytes("f.yaml.gz", Arrays.copyOf(packed, packed.length - 12)));

    assertThat(only(result).message()).startsWith("f.yaml.gz: cannot be read: ");
  }

  @Test
  void shouldReadADirectorySortedWithItsSubdirectories(@TempDir Path directory) throws IOException {
    Files.createDirectories(directory.resolve("sub"));
    Files.createDirectories(directory.resolve(".hidden"));
    Files.writeString(directory.resolve("z.yaml"), fact("z"));
    Files.writeString(directory.resolve("sub/b.jsonl"), json("b"));
    Files.write(directory.resolve("a.yml.gz"), gzip(fact("a")));
    Files.writeString(directory.resolve("README.md"), "no evidence");
    Files.writeString(directory.resolve(".hidden/h.yaml"), fact("h"));

    EvidenceFiles.Result result = EvidenceFiles.read(directory, Reading.REGISTRY, Reading.CLOCK);

    assertThat(result.rejected()).isEmpty();
    assertThat(ids(result)).containsExactly("a", "b", "z");
  }

  @Test
  void shouldNameTheLineOfTheField() {
    String fact = "# first line\n\n" + fact("a") + "\n- type: statement\n  id: b\n  contry: PK\n";

    Rejected rejected = only(Reading.yaml(fact));

    assertThat(rejected.line()).isEqualTo(7);
    assertThat(rejected.message())
        .isEqualTo("facts.yaml:7: b: contry: unknown field; did you mean 'country'?");
    assertThat(only(read("f.json", "[\n" + json("a") + ",\n{\"type\": 1}]")).line()).isEqualTo(3);
    assertThat(only(read("f.jsonl", json("a") + "\n\n{\"type\": 1}")).line()).isEqualTo(3);
  }

  @Test
  void shouldSpoilOnlyTheFactWhoseFormIsBroken() {
    EvidenceFiles.Result yaml =
        Reading.yaml(fact("a") + "- {type: statement, id: [}\n" + fact("b"));
    assertThat(ids(yaml)).containsExactly("a", "b");
    assertThat(only(yaml).message()).startsWith("facts.yaml:2: not YAML: ");

    EvidenceFiles.Result lines = read("f.jsonl", json("a") + "\n{\"type\": }\n" + json("b"));
    assertThat(ids(lines)).containsExactly("a", "b");
    assertThat(only(lines).message()).startsWith("f.jsonl:2: not JSON: ");

    EvidenceFiles.Result json = read("f.json", "[" + json("a") + ",\n{\"type\": }]");
    assertThat(ids(json)).containsExactly("a");
    assertThat(only(json).message())
        .startsWith("f.json:2: not JSON: ")
        .endsWith("; the rest of the file was not read");
  }

  @Test
  void shouldRejectAFieldGivenTwice() {
    assertThat(only(Reading.yaml(fact("a").replace("by: me", "by: me, by: you"))).reason())
        .isEqualTo("the field 'by' is given twice");
    assertThat(only(read("f.json", json("a").replace("{", "{\"id\": \"b\", "))).reason())
        .isEqualTo("the field 'id' is given twice");
  }

  @Test
  void shouldReadAYamlAliasAsWhatItsAnchorNamesAlsoOfAnEarlierFact() {
    EvidenceFiles.Result result =
        Reading.yaml(
            """
            - {type: statement, id: a, country: PK, platforms: &p [x, tiktok], by: me, kind: says, at: 2024}
            - {type: statement, id: b, country: PK, platforms: *p, by: me, kind: says, at: 2024}
            ---
            - {type: statement, id: c, country: PK, platforms: &p [tiktok], by: you, kind: says, at: 2024}
            - {type: statement, id: d, country: PK, platforms: *p, by: you, kind: says, at: 2024}
            """);

    assertThat(result.rejected()).isEmpty();
    assertThat(result.facts())
        .extracting(fact -> ((Statement) fact).getPlatforms())
        .containsExactly(
            List.of("x", "tiktok"), List.of("x", "tiktok"), List.of("tiktok"), List.of("tiktok"));
  }

  @Test
  void shouldRejectAnAliasOfNothingAndOneThatHoldsItself() {
    EvidenceFiles.Result nothing = Reading.yaml(fact("a").replace("by: me", "by: *me") + fact("b"));
    assertThat(only(nothing).reason())
        .startsWith("the YAML alias *me names no list or mapping before it");
    assertThat(ids(nothing)).containsExactly("b");
    EvidenceFiles.Result itself = Reading.yaml(fact("a").replace("by: me", "by: &me [*me]"));
    assertThat(only(itself).reason())
        .startsWith("the YAML alias *me names no list or mapping before it");
  }

  @Test
  void shouldForgetTheOldestAnchorsOfALongFile() {
    String list = "[" + "k".repeat(200_000) + "]";
    StringBuilder file = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      file.append("- &a%d {unknown: %s}\n".formatted(i, list));
    }
    file.append("- *a0\n- *a39\n");

    assertThat(Reading.yaml(file.toString()).rejected())
        .hasSize(42)
        .extracting(Rejected::line, Rejected::reason)
        .filteredOn(told -> told.toList().get(1).toString().contains("alias"))
        .containsExactly(
            tuple(41, "the YAML alias *a0 names no list or mapping before it; write it out"));
  }

  @Test
  void shouldRejectMergeKeysAndAYamlBomb() {
    assertThat(only(Reading.yaml("- {<<: {by: me}, type: statement, id: a}\n")).reason())
        .startsWith("YAML merge keys (<<) are not read");
    StringBuilder bomb = new StringBuilder("a0: &a0 [lol]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(9)));
    }
    assertThat(only(Reading.yaml(bomb.toString())).reason()).contains("too large");
    String deep = "[".repeat(100_000);
    assertThat(only(Reading.yaml(deep)).reason()).contains("nesting depth");
    assertThat(only(read("f.json", deep)).reason()).contains("nesting depth");
  }

  @Test
  void shouldRejectWhatIsNoFact() {
    assertThat(only(Reading.yaml("just words\n")).reason())
        .isEqualTo("a fact is a mapping of fields to values, not 'just words'");
    assertThat(only(read("f.json", "[[1]]")).reason()).contains("not a list");
    assertThat(only(read("f.json", "[null]")).reason()).contains("not nothing");
  }

  @Test
  void shouldRejectAnEmptyFile() {
    for (String text : List.of("", "\n\n", "# only a comment\n", "---\n")) {
      assertThat(only(Reading.yaml(text)).message())
          .as("'%s'", text)
          .isEqualTo("facts.yaml: empty: the file holds no fact");
    }
    assertThat(only(read("f.jsonl", "\n")).reason()).startsWith("empty");
    assertThat(only(read("f.json", " ")).reason()).startsWith("empty");
    assertThat(read("f.json", "[]").rejected()).isEmpty();
  }

  @Test
  void shouldRejectBinaryJunk() {
    byte[] junk = new byte[5 * MIB];
    new Random(7).nextBytes(junk);
    for (String name : List.of("f.yaml", "f.json", "f.jsonl", "standard input")) {
      assertThat(only(Reading.read(Source.bytes(name, junk))).message())
          .isEqualTo(name + ": binary, not text");
    }
    assertThat(only(Reading.yaml(fact("a").replace("me", "m\u0007e"))).message())
        .isEqualTo("facts.yaml:1: holds the control character U+0007");
  }

  @Test
  void shouldRejectAnotherEncoding() {
    Charset latin = StandardCharsets.ISO_8859_1;
    String yaml = fact("a") + fact("b").replace("by: me", "by: José") + fact("c");
    EvidenceFiles.Result result = Reading.read(Source.bytes("f.yaml", yaml.getBytes(latin)));
    assertThat(ids(result)).containsExactly("a", "c");
    assertThat(only(result).message()).isEqualTo("f.yaml:2: not in UTF-8");

    byte[] json = json("a").replace("me", "José").getBytes(latin);
    assertThat(only(Reading.read(Source.bytes("f.json", json))).message())
        .startsWith("f.json:1: not in UTF-8");
    byte[] wide = fact("a").getBytes(StandardCharsets.UTF_16);
    assertThat(only(Reading.read(Source.bytes("f.yaml", wide))).reason()).startsWith("in UTF-16");
  }

  @Test
  void shouldRejectALineOfAHundredMebibytesAndReadTheNext() {
    Source yaml = longLine("f.yaml", "- {text: ", "}\n" + fact("b"));
    EvidenceFiles.Result result = Reading.read(yaml);
    assertThat(only(result).message()).isEqualTo("f.yaml:1: longer than 16 MiB");
    assertThat(ids(result)).containsExactly("b");

    EvidenceFiles.Result lines =
        Reading.read(longLine("f.jsonl", "{\"a\": \"", "\"}\n" + json("b")));
    assertThat(only(lines).message()).isEqualTo("f.jsonl:1: longer than 16 MiB");
    assertThat(ids(lines)).containsExactly("b");

    assertThat(only(Reading.read(longLine("f.json", "[{\"a\": \"", "\"}]"))).message())
        .startsWith("f.json:1: not JSON: String value length");
  }

  @Test
  void shouldRejectAFactThatIsTooLargeAndReadTheNext() {
    String large = fact("a").replace("by: me", "by: me, text: " + "x".repeat(300_000));
    String many = fact("a").replace("by: me", "refersTo: [" + "a,".repeat(20_000) + "]");
    for (String fact : List.of(large, many)) {
      EvidenceFiles.Result result = Reading.yaml(fact + fact("b"));
      assertThat(only(result).reason()).startsWith("too large");
      assertThat(ids(result)).containsExactly("b");
    }
  }

  @Test
  void shouldRejectAFileThatCannotBeRead(@TempDir Path directory) {
    assertThat(only(Reading.read(Source.of(directory.resolve("gone.yaml")))).message())
        .contains("gone.yaml: cannot be read: ");
  }

  private static Source longLine(String name, String before, String after) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(101 * MIB);
      bytes.write(before.getBytes(StandardCharsets.UTF_8));
      byte[] filling = new byte[MIB];
      Arrays.fill(filling, (byte) 'x');
      for (int i = 0; i < 100; i++) {
        bytes.write(filling);
      }
      bytes.write(after.getBytes(StandardCharsets.UTF_8));
      return Source.bytes(name, bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EvidenceFiles.Result read(String name, String text) {
    return Reading.read(Source.text(name, text));
  }

  private static Rejected only(EvidenceFiles.Result result) {
    assertThat(result.rejected()).hasSize(1);
    return result.rejected().get(0);
  }

  private static List<String> ids(EvidenceFiles.Result result) {
    return result.facts().stream().map(EvidenceFormatsTest::id).toList();
  }

  private static String id(SpecificRecord fact) {
    return ((Statement) fact).getId();
  }

  private static String fact(String id) {
    return "- {type: statement, id: "
        + id
        + ", country: PK, platforms: [x], by: me, kind: says, at: 2024}\n";
  }

  private static String json(String id) {
    return "{\"type\": \"statement\", \"id\": \""
        + id
        + "\", \"country\": \"PK\", \"platforms\": [\"x\"], \"by\": \"me\", \"kind\": \"says\","
        + " \"at\": \"2024\"}";
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
