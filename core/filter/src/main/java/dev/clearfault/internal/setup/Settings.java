package dev.clearfault.internal.setup;

import static java.util.Objects.requireNonNull;

import dev.clearfault.internal.answer.ExceptionMappers.Registration;
import dev.clearfault.internal.read.InputLimits;
import dev.clearfault.spi.ExceptionMapper;
import dev.clearfault.spi.ProblemListener;
import dev.clearfault.spi.ProblemRenderer;
import jakarta.servlet.FilterConfig;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The checked values of all options of one filter; {@link Options} says what each means.
 *
 * <p>Immutable: a change returns other settings.
 */
public final class Settings {
  /** The defaults of all options. */
  public static final Settings STANDARD = new Settings(Map.of());

  private final Map<Option<?>, Object> values;
  private final InputLimits inputLimits;

  private Settings(Map<Option<?>, Object> values) {
    this.values = Map.copyOf(values);
    inputLimits =
        new InputLimits(
            Math.toIntExact(get(InputOptions.MAX_INPUT_SIZE)),
            get(InputOptions.MAX_DEPTH),
            get(InputOptions.MAX_PROPERTIES),
            get(InputOptions.MAX_PARAMETERS),
            get(InputOptions.MAX_ERRORS),
            get(InputOptions.CONTROL_CHARACTERS));
  }

  /** Returns the value of an option that always has one. */
  public <T> T get(Option<T> option) {
    return requireNonNull(find(option), option.name());
  }

  /** Returns the value of an option; null if it has none. */
  @SuppressWarnings("unchecked")
  public <T> @Nullable T find(Option<T> option) {
    Object value = values.get(option);
    return value == null ? option.value() : (T) value;
  }

  /**
   * Sets an option.
   *
   * @throws IllegalArgumentException if it does not take the value; the message says what to write
   *     instead
   */
  public <T> Settings with(Option<T> option, T value) {
    return put(option, option.check(value));
  }

  /**
   * Adds values to the end of a list.
   *
   * @throws IllegalArgumentException if the option does not take a value; the message says what to
   *     write instead
   */
  public <T> Settings plus(Option<List<T>> option, List<? extends T> more) {
    return put(option, option.join(get(option), option.check(List.copyOf(more))));
  }

  private <T> Settings put(Option<T> option, T value) {
    Map<Option<?>, Object> changed = new HashMap<>(values);
    changed.put(option, requireNonNull(value, option.name()));
    return new Settings(changed);
  }

  /**
   * Adds the settings outside the code: init-params, whose values win and whose lists come first,
   * and the services of the class path, which come last. If that fails, closes the listeners.
   *
   * @throws IllegalArgumentException if an option is unknown or has a value that it does not take;
   *     the message says what to write instead
   */
  public Settings in(FilterConfig config) {
    ClassNames classes = new ClassNames(config.getServletContext().getClassLoader());
    Settings merged = this;
    try {
      for (String name : Collections.list(config.getInitParameterNames())) {
        merged = merged.before(named(name), config.getInitParameter(name).trim(), classes);
      }
      return merged.withServices(classes);
    } catch (RuntimeException | Error failure) {
      merged.closeListeners(failure);
      throw failure;
    }
  }

  private Settings withServices(ClassNames classes) {
    List<Registration<?>> mappers =
        classes.services(ExceptionMapper.class, type -> true).stream()
            .map(Registration::of)
            .toList();
    List<ProblemListener> given = get(Options.LISTENERS);
    return plus(Options.MAPPERS, mappers)
        .plus(Options.RENDERERS, classes.services(ProblemRenderer.class, type -> true))
        .plus(
            Options.LISTENERS,
            // A listener would be told twice if the application gives one of the same class.
            classes.services(
                ProblemListener.class,
                type -> given.stream().noneMatch(listener -> listener.getClass() == type)));
  }

  /** Closes the listeners of a filter that cannot start: nobody else does. */
  void closeListeners(Throwable failure) {
    for (ProblemListener listener : get(Options.LISTENERS)) {
      if (listener instanceof AutoCloseable closeable) {
        try {
          closeable.close();
        } catch (Throwable mishap) {
          failure.addSuppressed(mishap);
        }
      }
    }
  }

  private static Option<?> named(String name) {
    List<String> names = Options.all().stream().map(Option::name).toList();
    if (!names.contains(name)) {
      throw new IllegalArgumentException(
          "there is no option '" + name + "': write one of " + String.join(", ", names));
    }
    return Options.all().get(names.indexOf(name));
  }

  private <T> Settings before(Option<T> option, String text, ClassNames classes) {
    T first = option.read(text, classes);
    T then = find(option);
    return put(option, then == null ? first : option.join(first, then));
  }

  /** Returns the limits of input. */
  public InputLimits inputLimits() {
    return inputLimits;
  }
}
