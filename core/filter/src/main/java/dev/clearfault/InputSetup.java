package dev.clearfault;

import static java.util.Objects.requireNonNull;

import dev.clearfault.internal.json.JsonReader;
import dev.clearfault.internal.read.InputReader;
import jakarta.servlet.ServletContext;
import jakarta.validation.ValidatorFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes {@link Inputs} use the application's own {@link JsonMapper} and {@link ValidatorFactory}.
 *
 * <p>Call it in a {@code ServletContextListener}, before the first request is read. In {@code
 * web.xml} only the name of that listener is needed:
 *
 * <pre>{@code
 * public final class Setup implements ServletContextListener {
 *   @Override
 *   public void contextInitialized(ServletContextEvent event) {
 *     JsonMapper mapper = JsonMapper.builder()
 *         .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
 *         .build();
 *     InputSetup.use(event.getServletContext(), mapper);
 *   }
 * }
 * }</pre>
 *
 * <p>Default: Jackson's standard mapper with the annotations of the classes, and the application's
 * provider of Jakarta Validation with its {@code META-INF/validation.xml}. Thread-safe.
 */
public final class InputSetup {
  private InputSetup() {}

  /**
   * Reads all input of an application with its own mapper: with its modules, mix-ins, naming
   * strategy and type settings.
   *
   * <p>The mapper is copied and stays as it is. The rules of Clearfault are laid over the copy: the
   * limits, strict JSON, no conversion between texts and numbers, all faults at once, and no class
   * that a client names. So the mapper's features of parsers, of deserialization and of enums, its
   * coercions, problem handlers and default typing have no effect if they would accept more.
   *
   * @throws IllegalStateException if the application has already read an input
   */
  public static void use(ServletContext context, JsonMapper mapper) {
    requireNonNull(mapper, "mapper");
    InputReader.use(context, limits -> JsonReader.jackson(limits, mapper));
  }

  /**
   * Validates all input of an application with its own factory: with its constraint validators,
   * value extractors and clock.
   *
   * <p>The application closes the factory. Its message interpolator is not used: messages come from
   * the {@code ValidationMessages} bundles in the client's language, and an expression in a
   * client's text is never evaluated.
   *
   * @throws IllegalStateException if the application has already read an input
   */
  public static void use(ServletContext context, ValidatorFactory factory) {
    InputReader.use(context, requireNonNull(factory, "factory"));
  }
}
