package org.bandish.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** Holds asyncapi.yaml equal to the code, in both directions: nothing missing, nothing more. */
class AsyncApiTest {
  private static final Path FILE = Path.of("asyncapi.yaml");

  private final JsonNode api = read();

  @Test
  void shouldDescribeEveryTopicAndNoOther() {
    assertThat(api.get("asyncapi").asText()).isEqualTo("3.0.0");
    assertThat(channels().keySet())
        .containsExactlyElementsOf(
            Topics.ALL.stream().map(topic -> topic.name(Topics.DEFAULT_PREFIX)).toList());
  }

  @Test
  void shouldGiveEachTopicItsSettings() {
    for (Topic<?> topic : Topics.ALL) {
      JsonNode kafka = channel(topic).at("/bindings/kafka");

      assertThat(settings(kafka.get("topicConfiguration")))
          .as(topic.suffix())
          .isEqualTo(topic.config());
      assertThat(kafka.path("partitions").asInt(0))
          .as(topic.suffix())
          .isEqualTo(topic.partitions());
    }
  }

  @Test
  void shouldGiveEachTopicItsKey() {
    for (Topic<?> topic : Topics.ALL) {
      JsonNode key = message(topic).at("/bindings/kafka/key");

      assertThat(key.get("type").asText()).as(topic.suffix()).isEqualTo("string");
      assertThat(key.get("description").asText()).as(topic.suffix()).isEqualTo(topic.key());
    }
  }

  @Test
  void shouldReferToTheNewestReleaseOfEachSchema() throws IOException {
    List<String> versions = Released.KEPT.versions();
    Path newest = Released.KEPT.folder().resolve(versions.get(versions.size() - 1));

    for (Topic<?> topic : Samples.topics().toList()) {
      JsonNode message = message(topic);
      Path file = Path.of(message.at("/payload/schema/$ref").asText());

      assertThat(file.normalize()).isEqualTo(newest.resolve(topic.suffix() + ".avsc"));
      Schema schema = new Schema.Parser().parse(Files.readString(file));
      assertThat(schema).isEqualTo(topic.schema());
      assertThat(message.get("name").asText()).isEqualTo(schema.getName());
      assertThat(message.at("/bindings/kafka/schemaIdPayloadEncoding").asText())
          .isEqualTo("confluent");
      assertThat(message.at("/bindings/kafka/schemaLookupStrategy").asText())
          .isEqualTo("TopicIdStrategy");
    }
  }

  @Test
  void shouldPromiseNoSchemaForTheDeadLetters() {
    assertThat(message(Topics.DEAD_LETTERS).at("/payload").has("schema")).isFalse();
    assertThat(message(Topics.DEAD_LETTERS).get("contentType").asText())
        .isEqualTo("application/octet-stream");
  }

  @Test
  void shouldHaveNoMessageOrOperationWithoutItsTopic() {
    assertThat(api.at("/components/messages")).hasSize(Topics.ALL.size());
    assertThat(api.get("operations"))
        .extracting(operation -> resolve(operation.at("/channel/$ref")))
        .containsExactlyInAnyOrderElementsOf(channels().values());
  }

  private static JsonNode read() {
    try {
      return new ObjectMapper(new YAMLFactory()).readTree(FILE.toFile());
    } catch (IOException e) {
      throw new AssertionError(FILE + ": " + e.getMessage(), e);
    }
  }

  private Map<String, JsonNode> channels() {
    Map<String, JsonNode> channels = new LinkedHashMap<>();
    api.get("channels").forEach(channel -> channels.put(channel.get("address").asText(), channel));
    assertThat(channels).as("no address twice").hasSameSizeAs(api.get("channels"));
    return channels;
  }

  private JsonNode channel(Topic<?> topic) {
    return channels().get(topic.name(Topics.DEFAULT_PREFIX));
  }

  private JsonNode message(Topic<?> topic) {
    JsonNode messages = channel(topic).get("messages");
    assertThat(messages).as(topic.suffix()).hasSize(1);
    return resolve(messages.iterator().next().get("$ref"));
  }

  private JsonNode resolve(JsonNode reference) {
    JsonNode found = api.at(reference.asText().substring(1));
    assertThat(found.isMissingNode()).as(reference.asText()).isFalse();
    return found;
  }

  private static Map<String, String> settings(JsonNode configuration) {
    Map<String, String> settings = new HashMap<>();
    configuration
        .properties()
        .forEach(entry -> settings.put(entry.getKey(), text(entry.getValue())));
    return settings;
  }

  private static String text(JsonNode value) {
    return value.isArray()
        ? String.join(
            ",", StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText).toList())
        : value.asText();
  }
}
