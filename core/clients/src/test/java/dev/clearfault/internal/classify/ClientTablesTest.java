package dev.clearfault.internal.classify;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.upstream.clients.ClientGroup;
import dev.clearfault.upstream.fixture.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The tables in the documentation show the recorded rows, by fault and client library.
 *
 * <p>With {@code -Dclients.record=5} the test writes the tables instead of checking them.
 */
class ClientTablesTest {
  private static final Path PAGE = Path.of("../../docs/upstream-clients.md");
  private static final Path JDK = Path.of("src/test/resources/upstream/jdk-clients.csv");
  private static final List<String> FAULTS =
      Arrays.stream(Fault.values()).map(Fault::name).toList();

  private record Row(String client, String fault, String cell) {}

  @ParameterizedTest
  @EnumSource(ClientGroup.class)
  void tableIsWhatWasRecorded(ClientGroup group) throws IOException {
    List<Row> rows = rows(group.file()).map(c -> new Row(c[0], c[1], cell(c[2], c[3]))).toList();
    isInThePage(group.file(), group == ClientGroup.OWN ? list(rows) : table(rows));
  }

  @Test
  void tableOfTheClientsOfTheJdkIsTheirSpecification() throws IOException {
    isInThePage(JDK, table(rows(JDK).map(c -> new Row(words(c[1]), c[0], code(c[2]))).toList()));
  }

  @Test
  void numbersInThePageAreThoseOfTheTables() throws IOException {
    Set<String> clients = new HashSet<>();
    long results = 0;
    for (ClientGroup group : ClientGroup.values()) {
      results += rows(group.file()).count();
      if (group != ClientGroup.OWN) {
        rows(group.file()).forEach(cells -> clients.add(cells[0]));
      }
    }
    results += rows(JDK).count();
    rows(JDK).forEach(cells -> clients.add(words(cells[1])));
    assertThat(Files.readString(PAGE).replace('\n', ' '))
        .contains("%d results of %d client libraries,".formatted(results, clients.size()));
  }

  private static Stream<String[]> rows(Path file) throws IOException {
    return Files.readAllLines(file).stream().skip(1).map(line -> line.split(",", -1));
  }

  private static void isInThePage(Path file, String table) throws IOException {
    String page = Files.readString(PAGE);
    String start = "<!-- table: " + file.getFileName() + " -->\n";
    assertThat(page).contains(start);
    int from = page.indexOf(start) + start.length();
    int to = page.indexOf("<!-- end -->", from);
    if (Integer.getInteger("clients.record", 0) > 0) {
      Files.writeString(PAGE, page.substring(0, from) + table + page.substring(to));
      return;
    }
    assertThat(page.substring(from, to)).isEqualTo(table);
  }

  private static String table(List<Row> rows) {
    Set<String> clients = rows.stream().map(Row::client).collect(toCollection(LinkedHashSet::new));
    StringBuilder table = new StringBuilder("\n| Fault | " + String.join(" | ", clients) + " |\n");
    table.append("|---".repeat(clients.size() + 1)).append("|\n");
    byFault(rows)
        .forEach(
            (fault, cells) -> {
              table.append("| ").append(words(fault));
              clients.forEach(c -> table.append(" | ").append(cells.getOrDefault(c, "")));
              table.append(" |\n");
            });
    return table.append("\n").toString();
  }

  /** For faults that few client libraries share and that all have the same code. */
  private static String list(List<Row> rows) {
    StringBuilder list = new StringBuilder("\n| Fault | Tried with |\n|---|---|\n");
    byFault(rows)
        .forEach(
            (fault, cells) ->
                list.append(
                    "| %s | %s |\n".formatted(words(fault), String.join(", ", cells.keySet()))));
    return list.append("\n").toString();
  }

  /** In the order of {@link Fault}; faults of the application follow, as they were recorded. */
  private static Map<String, Map<String, String>> byFault(List<Row> rows) {
    Map<String, Map<String, String>> faults = new LinkedHashMap<>();
    rows.stream()
        .sorted(Comparator.comparingInt(ClientTablesTest::place))
        .forEach(
            row ->
                faults
                    .computeIfAbsent(row.fault(), fault -> new LinkedHashMap<>())
                    .put(row.client(), row.cell()));
    return faults;
  }

  private static int place(Row row) {
    int place = FAULTS.indexOf(row.fault());
    return place < 0 ? FAULTS.size() : place;
  }

  private static String cell(String filter, String call) {
    return filter.equals(call) ? code(filter) : code(filter) + " / " + code(call);
  }

  private static String code(String code) {
    return words(code.replace("upstream_", "").replace("silent", "-").replace("|", " or "));
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
