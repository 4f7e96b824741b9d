package dev.clearfault.contract.internal.tell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.contract.internal.schema.ContractSchema;
import dev.clearfault.contract.internal.schema.Contracts;
import dev.clearfault.contract.internal.schema.Dialect;
import dev.clearfault.contract.internal.schema.Direction;
import dev.clearfault.contract.internal.schema.SchemaFault;
import dev.clearfault.internal.text.Language;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Violation;
import dev.clearfault.problem.Violation.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of codes in the documentation is true. */
class DocumentedCodesTest {
  private static final Pattern ROW =
      Pattern.compile("\\| `(\\{.+})` \\| `(.+)` \\| `([a-z_]+)` \\| (?:`(\\w+)` )?\\|");

  private static final Language ENGLISH = new Languages(null).english();

  /** A row of the table. */
  record Row(String schema, String refused, String code, String annotation) {}

  static List<Row> rows() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("../../docs/contracts.md"))) {
      return lines
          .map(ROW::matcher)
          .filter(Matcher::matches)
          .map(row -> new Row(row.group(1), row.group(2), row.group(3), row.group(4)))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aRefusedValueHasTheCode(Row row) {
    ContractSchema schema = Contracts.schema(Dialect.JSON_SCHEMA_2020_12, row.schema());
    List<SchemaFault> faults = schema.check(Contracts.json(row.refused()), Direction.REQUEST, 50);
    assertThat(faults)
        .extracting(fault -> FaultText.violation(fault, Source.BODY, List.of(), 0, ENGLISH).code())
        .containsExactly(row.code());
    Violation told =
        FaultText.violation(faults.get(0), Source.BODY, List.of(), 0, ENGLISH).texts().get();
    assertThat(ENGLISH.violations(List.of(told)).get(0).hint()).isNotBlank().doesNotContain("{");
  }

  /** The code of an annotation is its name in snake case. */
  @ParameterizedTest
  @MethodSource("rows")
  void theAnnotationHasTheCode(Row row) throws ClassNotFoundException {
    if (row.annotation() != null) {
      Class<?> type = Class.forName("jakarta.validation.constraints." + row.annotation());
      String code = type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_");
      assertThat(code.toLowerCase(Locale.ROOT)).isEqualTo(row.code());
    }
  }

  @Test
  void theTableIsRead() throws IOException {
    assertThat(rows()).hasSizeGreaterThan(30);
  }
}
