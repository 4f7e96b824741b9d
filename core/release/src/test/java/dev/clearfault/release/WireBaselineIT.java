package dev.clearfault.release;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client that understands the answers of the last release understands those of this one. The
 * tests of the filter hold what is sent to the golden files, so these are compared.
 */
class WireBaselineIT {
  private static final Path CHECKOUT = Path.of(System.getProperty("checkout", "../.."));
  private static final Path GOLDEN = CHECKOUT.resolve("core/filter/src/test/resources/golden");

  /** Not the pages of the catalogue and the generated sources: no client reads them. */
  private static final List<String> FOLDERS =
      List.of("envelope", "faults", "fields", "html", "markdown", "problem");

  @Test
  void everyAnswerIsStillGiven() throws IOException {
    TreeMap<String, byte[]> now = new TreeMap<>();
    for (String folder : FOLDERS) {
      try (Stream<Path> files = Files.list(GOLDEN.resolve(folder))) {
        for (Path file : files.toList()) {
          now.put(folder + "/" + file.getFileName(), Files.readAllBytes(file));
        }
      }
    }
    now.put("names/codes.txt", lines(codes()));
    now.put("names/options.txt", lines(options()));
    SortedMap<String, byte[]> before = Baseline.recorded("wire.zip", now);
    assertThat(before).containsKeys("problem/502.json", "names/codes.txt", "names/options.txt");
    assertThat(now.keySet()).as(Baseline.ADVICE).containsAll(before.keySet());
    before.forEach((name, bytes) -> assertStillGiven(name, text(bytes), now.get(name)));
  }

  private static void assertStillGiven(String name, String before, byte @Nullable [] bytes) {
    byte[] now = requireNonNull(bytes, name);
    String place = Baseline.ADVICE + "\n" + name;
    if (name.endsWith(".txt")) {
      assertThat(text(now).lines()).as(place).containsAll(before.lines().toList());
    } else if (name.endsWith(".json")) {
      JsonMapper mapper = JsonMapper.shared();
      assertContained(place + "#", mapper.readTree(before), mapper.readTree(text(now)));
    } else {
      assertThat(text(now)).as(place).isEqualTo(before);
    }
  }

  /** Members may be added to an object; nothing else may change. */
  private static void assertContained(String place, JsonNode before, JsonNode now) {
    if (before.isObject() && now.isObject()) {
      before
          .properties()
          .forEach(
              member -> {
                JsonNode value = now.get(member.getKey());
                assertThat(value).as(place + "/" + member.getKey()).isNotNull();
                assertContained(place + "/" + member.getKey(), member.getValue(), value);
              });
    } else if (before.isArray() && now.isArray()) {
      assertThat(now.size()).as(place).isEqualTo(before.size());
      for (int i = 0; i < before.size(); i++) {
        assertContained(place + "/" + i, before.get(i), now.get(i));
      }
    } else {
      assertThat(now).as(place).isEqualTo(before);
    }
  }

  /** Their tests hold these documents to what the filter has. */
  private static Stream<String> codes() throws IOException {
    String document = Files.readString(CHECKOUT.resolve("docs/problem-types.openapi.json"));
    return JsonMapper.shared().readTree(document).findValues("code").stream()
        .flatMap(
            code -> Stream.concat(Stream.of(code.path("const")), code.path("enum").valueStream()))
        .filter(JsonNode::isString)
        .map(JsonNode::asString);
  }

  private static Stream<String> options() throws IOException {
    String document = Files.readString(CHECKOUT.resolve("docs/options.md"));
    return Pattern.compile("^\\| `(\\w+)` \\|", Pattern.MULTILINE)
        .matcher(document)
        .results()
        .map((MatchResult row) -> row.group(1));
  }

  private static byte[] lines(Stream<String> names) {
    List<String> sorted = names.distinct().sorted().toList();
    assertThat(sorted).hasSizeGreaterThan(10);
    return String.join("\n", sorted).getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
