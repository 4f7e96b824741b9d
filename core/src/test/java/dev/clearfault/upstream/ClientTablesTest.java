package dev.clearfault.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.upstream.clients.ClientGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The tables of the documentation are the recorded rows, laid out as faults by clients.
 *
 * <p>With {@code -Dclients.record=5} they are written in place of being asserted.
 */
class ClientTablesTest {
  private static final Path PAGE = Path.of("../docs/upstream-clients.md");

  @ParameterizedTest
  @EnumSource(ClientGroup.class)
  void tableIsWhatWasRecorded(ClientGroup group) throws IOException {
    String page = Files.readString(PAGE);
    String start = "<!-- table: " + group.file().getFileName() + " -->\n";
    assertThat(page).contains(start);
    int from = page.indexOf(start) + start.length();
    int to = page.indexOf("<!-- end -->", from);
    String table = table(Files.readAllLines(group.file()));
    if (Integer.getInteger("clients.record", 0) > 0) {
      Files.writeString(PAGE, page.substring(0, from) + table + page.substring(to));
      return;
    }
    assertThat(page.substring(from, to)).isEqualTo(table);
  }

  private static String table(List<String> lines) {
    Set<String> clients = new LinkedHashSet<>();
    Map<String, Map<String, String>> faults = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      clients.add(cells[0]);
      faults
          .computeIfAbsent(cells[1], fault -> new LinkedHashMap<>())
          .put(cells[0], cell(cells[2], cells[3]));
    }
    StringBuilder table = new StringBuilder("\n| Fault | " + String.join(" | ", clients) + " |\n");
    table.append("|---".repeat(clients.size() + 1)).append("|\n");
    faults.forEach(
        (fault, row) -> {
          table.append("| ").append(words(fault));
          clients.forEach(client -> table.append(" | ").append(row.getOrDefault(client, "")));
          table.append(" |\n");
        });
    return table.append("\n").toString();
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
