package dev.clearfault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clearfault.ExceptionMappingFilter.GatewayStatus;
import dev.clearfault.ExceptionMappingFilter.LogTarget;
import dev.clearfault.internal.answer.ExceptionMappers.Registration;
import dev.clearfault.internal.render.Format;
import dev.clearfault.internal.setup.InputOptions;
import dev.clearfault.internal.setup.LogOptions;
import dev.clearfault.internal.setup.Options;
import dev.clearfault.internal.setup.Settings;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.ExceptionMapper;
import dev.clearfault.spi.Occurrence;
import dev.clearfault.spi.ProblemListener;
import dev.clearfault.spi.ProblemRenderer;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BuilderTest {
  private static final ProblemType LATE = ProblemType.of("late", 409, "Late");

  static final class Unavailable implements ExceptionMapper<IOException> {
    @Override
    public @Nullable Problem map(IOException e) {
      return null;
    }
  }

  @Test
  void everyMethodSetsTheOptionOfItsName() {
    ProblemRenderer renderer = Format.FIELDS.renderer();
    ProblemListener listener = occurrence -> {};
    ExceptionMapper<IOException> mapper = new Unavailable();
    Settings set =
        ExceptionMappingFilter.builder()
            .format(ExceptionMappingFilter.Format.ENVELOPE)
            .typeBase("https://errors.example.com")
            .catalogPath("/api/problems")
            .catalog(false)
            .catalogOperators(true)
            .publishContract(true)
            .html(false)
            .htmlTemplate("/WEB-INF/problem.html")
            .bareStatus(true)
            .validationStatus(422)
            .gatewayStatus(GatewayStatus.PRECISE)
            .maxInputSize(2048)
            .maxDepth(5)
            .maxProperties(500)
            .maxParameters(50)
            .maxErrors(7)
            .controlCharacters(false)
            .mappers(IOException.class, mapper)
            .mappers(mapper)
            .renderers(renderer)
            .listeners(listener)
            .problemTypes(LATE)
            .log(LogTarget.SYSTEM)
            .logRate(0)
            .logLevels("4xx:info")
            .clientAddress("peer")
            .requestIdHeader("X-Request-Id")
            .proxyStatus("shop")
            .upstreamPackages("java.sql")
            .duplicateKeyStatus(409)
            .strict(true)
            .build()
            .settings;
    assertThat(set.get(Options.FORMAT)).isEqualTo(Format.ENVELOPE);
    assertThat(set.get(Options.TYPE_BASE)).isEqualTo("https://errors.example.com/");
    assertThat(set.get(Options.CATALOG_PATH)).isEqualTo("/api/problems");
    assertThat(set.get(Options.CATALOG)).isFalse();
    assertThat(set.get(Options.CATALOG_OPERATORS)).isTrue();
    assertThat(set.get(Options.HTML)).isFalse();
    assertThat(set.find(Options.HTML_TEMPLATE)).isEqualTo("/WEB-INF/problem.html");
    assertThat(set.get(Options.BARE_STATUS)).isTrue();
    assertThat(set.get(Options.VALIDATION_STATUS)).isEqualTo(422);
    assertThat(set.get(Options.GATEWAY_STATUS)).isTrue();
    assertThat(set.get(Options.DUPLICATE_KEY_STATUS)).isEqualTo(409);
    assertThat(set.inputLimits().maxInputSize()).isEqualTo(2048);
    assertThat(set.inputLimits().maxDepth()).isEqualTo(5);
    assertThat(set.inputLimits().maxProperties()).isEqualTo(500);
    assertThat(set.inputLimits().maxParameters()).isEqualTo(50);
    assertThat(set.inputLimits().maxErrors()).isEqualTo(7);
    assertThat(set.inputLimits().controlCharacters()).isFalse();
    assertThat(set.get(InputOptions.MAX_ERRORS)).isEqualTo(7);
    Registration<?> registration = new Registration<>(IOException.class, mapper);
    assertThat(set.get(Options.MAPPERS)).isEqualTo(List.of(registration, registration));
    assertThat(set.get(Options.RENDERERS)).isEqualTo(List.of(renderer));
    assertThat(set.get(Options.LISTENERS)).isEqualTo(List.of(listener));
    assertThat(set.get(Options.PROBLEM_TYPES)).isEqualTo(List.of(LATE));
    assertThat(set.get(LogOptions.LOG)).isEqualTo("system");
    assertThat(set.get(LogOptions.LOG_RATE)).isZero();
    assertThat(set.get(LogOptions.LOG_LEVELS)).isEqualTo(List.of("4xx:info"));
    assertThat(set.get(LogOptions.CLIENT_ADDRESS)).isEqualTo(List.of("peer"));
    assertThat(set.find(Options.REQUEST_ID_HEADER)).isEqualTo("X-Request-Id");
    assertThat(set.find(Options.PROXY_STATUS)).isEqualTo("shop");
    assertThat(set.get(Options.UPSTREAM_PACKAGES)).isEqualTo(List.of("java.sql."));
    assertThat(set.get(Options.STRICT)).isTrue();
  }

  @Test
  void aFilterKeepsWhatWasSetWhenItWasBuilt() {
    ExceptionMappingFilter.Builder builder =
        ExceptionMappingFilter.builder().maxErrors(7).problemTypes(LATE);
    Settings first = builder.build().settings;
    Settings second = builder.maxErrors(8).problemTypes(LATE).build().settings;
    assertThat(first.get(InputOptions.MAX_ERRORS)).isEqualTo(7);
    assertThat(first.get(Options.PROBLEM_TYPES)).hasSize(1);
    assertThat(second.get(InputOptions.MAX_ERRORS)).isEqualTo(8);
    assertThat(second.get(Options.PROBLEM_TYPES)).hasSize(2);
  }

  @Test
  void aValueThatIsNotTakenIsRefusedAtOnce() {
    ExceptionMappingFilter.Builder builder = ExceptionMappingFilter.builder();
    assertThatThrownBy(() -> builder.maxErrors(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxErrors is '0': write a number from 1 to 1000");
    assertThatThrownBy(() -> builder.maxInputSize(1L << 31))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("maxInputSize is '2147483648': write a number of bytes");
    assertThatThrownBy(() -> builder.upstreamPackages("java.sql", "sql"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("upstreamPackages is 'sql': write packages");
  }

  @ParameterizedTest
  @EnumSource
  void everyTargetOfTheLogIsAWordThatTheOptionTakes(LogTarget target) throws ServletException {
    String word = ExceptionMappingFilter.builder().log(target).build().settings.get(LogOptions.LOG);
    assertThat(word).isEqualTo(target.name().toLowerCase(Locale.ROOT));
    ExceptionMappingFilter filter = new ExceptionMappingFilter();
    filter.init(new FakeConfig(Map.of("log", word)));
    filter.destroy();
  }

  private static final class ClosedListener implements ProblemListener, AutoCloseable {
    private int closed;

    @Override
    public void occurred(Occurrence occurrence) {}

    @Override
    public void close() {
      closed++;
      throw new IllegalStateException("closing failed");
    }
  }

  @Test
  void listenersAreClosedWithTheFilter() throws ServletException {
    ClosedListener one = new ClosedListener();
    ClosedListener two = new ClosedListener();
    ExceptionMappingFilter filter =
        ExceptionMappingFilter.builder().log(LogTarget.OFF).listeners(one, two).build();
    filter.init(new FakeConfig(Map.of()));
    filter.destroy();
    assertThat(List.of(one.closed, two.closed)).containsExactly(1, 1);
  }
}
