package dev.clearfault;

import static java.util.Objects.requireNonNull;

import dev.clearfault.internal.constraints.InputValidator;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.executable.ExecutableValidator;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks the constraints on the interface of a service (Jakarta Validation 3.1 section 6.8), if the
 * application's container does not do it.
 *
 * <pre>{@code
 * interface Quotes {
 *   @NotNull Quote quote(@NotBlank String currency, @Positive BigDecimal amount);
 * }
 *
 * Quotes quotes = ValidatedService.of(Quotes.class, new RatedQuotes());
 * }</pre>
 *
 * <p>An invalid argument is answered with 400, like other invalid input. An invalid return value is
 * a fault of the application and is answered with 500.
 */
public final class ValidatedService {
  private ValidatedService() {}

  /**
   * Returns a proxy that checks each call of the service. Call this once for a service, because it
   * starts the provider of Jakarta Validation. The proxy is as thread-safe as the service.
   *
   * @param contract an interface; groups, cascades and cross-parameter constraints count too
   * @throws IllegalArgumentException if the contract is not an interface
   * @throws IllegalStateException if the application has no provider of Jakarta Validation
   */
  public static <S> S of(Class<S> contract, S service) {
    if (!contract.isInterface()) {
      throw new IllegalArgumentException(
          contract.getName() + " is not an interface: name one that the service implements");
    }
    requireNonNull(service, "service");
    ExecutableValidator validator = InputValidator.open().forExecutables();
    return contract.cast(
        Proxy.newProxyInstance(
            contract.getClassLoader(), new Class<?>[] {contract}, new Handler(service, validator)));
  }

  /** Checks the arguments, calls the service, and checks the result. */
  private record Handler(Object service, ExecutableValidator validator)
      implements InvocationHandler {
    private static final Object[] NONE = {};

    @Override
    public @Nullable Object invoke(
        Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
      boolean ofContract = method.getDeclaringClass() != Object.class;
      if (ofContract) {
        refuse(validator.validateParameters(service, method, arguments == null ? NONE : arguments));
      }
      Object result = call(method, arguments);
      if (ofContract) {
        refuse(validator.validateReturnValue(service, method, result));
      }
      return result;
    }

    private @Nullable Object call(Method method, @Nullable Object @Nullable [] arguments)
        throws Throwable {
      try {
        return method.invoke(service, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause() == null ? e : e.getCause();
      }
    }

    private static void refuse(Set<? extends ConstraintViolation<?>> violations) {
      if (!violations.isEmpty()) {
        throw new ConstraintViolationException(violations);
      }
    }
  }
}
