package dev.clearfault.contract.internal.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.internal.setup.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of the documentation has all options, as the code declares them. */
class ContractOptionsTest {
  @Test
  void theTableIsThatOfTheCode() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("../../docs/contracts.md"));
    int begin = lines.indexOf("| Option | Default | Meaning |");
    List<String> rows =
        lines.stream().skip(begin + 2L).takeWhile(line -> line.startsWith("|")).toList();
    assertThat(rows)
        .containsExactlyElementsOf(
            ContractOptions.all().stream().map(ContractOptionsTest::row).toList());
  }

  private static String row(Option<?> option) {
    return "| `%s` | %s | %s |".formatted(option.name(), option.standard(), option.meaning());
  }
}
