package dev.clearfault.internal.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clearfault.FakeConfig;
import dev.clearfault.internal.read.InputLimits;
import dev.clearfault.spi.Occurrence;
import dev.clearfault.spi.ProblemListener;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

  /** A listener that does nothing. */
  public abstract static class Silent implements ProblemListener {
    @Override
    public final void occurred(Occurrence occurrence) {}
  }

  /** A listener that counts how often it is closed, and fails then. */
  private static final class Closed implements ProblemListener, AutoCloseable {
    private int times;

    @Override
    public void occurred(Occurrence occurrence) {}

    @Override
    public void close() {
      times++;
      throw new IllegalStateException();
    }
  }

  /** Named by an init-param. */
  public static final class Named extends Silent {}

  /** Added in code. */
  public static final class Added extends Silent {}

  /** Listed as a service. */
  public static final class Listed extends Silent {}

  @Test
  void everyOptionThatIsDeclaredIsThere() {
    List<String> declared =
        Stream.of(Options.class, InputOptions.class, LogOptions.class)
            .flatMap(options -> Arrays.stream(options.getFields()))
            .filter(field -> Modifier.isStatic(field.getModifiers()))
            .map(field -> field.getName().replace("_", ""))
            .toList();
    assertThat(Options.all())
        .extracting(Option::name)
        .usingElementComparator(String::compareToIgnoreCase)
        .containsExactlyInAnyOrderElementsOf(declared);
  }

  @Test
  void aFilterWithoutOptionsHasTheStandardLimits() {
    assertThat(Settings.STANDARD.inputLimits()).isEqualTo(InputLimits.STANDARD);
  }

  @Test
  void theInitParamsValueWins() {
    FakeConfig config = new FakeConfig(Map.of("maxErrors", "7", "typeBase", "/from-xml/"));
    Settings merged =
        Settings.STANDARD
            .with(InputOptions.MAX_ERRORS, 8)
            .with(LogOptions.LOG_RATE, 9)
            .with(Options.TYPE_BASE, "/from-code/")
            .in(config);
    assertThat(merged.get(InputOptions.MAX_ERRORS)).isEqualTo(7);
    assertThat(merged.get(LogOptions.LOG_RATE)).isEqualTo(9);
    assertThat(merged.get(Options.TYPE_BASE)).isEqualTo("/from-xml/");
  }

  @Test
  void listsAddUpTheInitParamsFirstTheServicesLast(@TempDir Path classes) throws IOException {
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(services.resolve(ProblemListener.class.getName()), Listed.class.getName());
    ClassLoader parent = SettingsTest.class.getClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, parent)) {
      FakeConfig config =
          new FakeConfig(Map.of("listeners", Named.class.getName())).withLoader(loader);
      Settings merged = Settings.STANDARD.plus(Options.LISTENERS, List.of(new Added())).in(config);
      assertThat(merged.get(Options.LISTENERS))
          .<Class<?>>map(listener -> listener.getClass())
          .containsExactly(Named.class, Added.class, Listed.class);
      Listed own = new Listed();
      merged = Settings.STANDARD.plus(Options.LISTENERS, List.of(own)).in(config);
      assertThat(merged.get(Options.LISTENERS)).hasSize(2).endsWith(own);
    }
  }

  @Test
  void listenersOfAFilterThatCannotStartAreClosed() {
    Closed closed = new Closed();
    Settings given = Settings.STANDARD.plus(Options.LISTENERS, List.of(closed));
    FakeConfig unknown = new FakeConfig(Map.of("maxError", "7"));
    assertThatThrownBy(() -> StartUp.run(given, unknown, StartUp::settings))
        .isInstanceOf(ServletException.class);
    assertThat(closed.times).isEqualTo(1);
    assertThatThrownBy(
            () ->
                StartUp.run(
                    given,
                    new FakeConfig(Map.of()),
                    start -> {
                      throw new IllegalArgumentException("x");
                    }))
        .isInstanceOf(ServletException.class);
    assertThat(closed.times).isEqualTo(2);
  }
}
