package dev.clearfault.internal.setup;

import static java.util.Objects.requireNonNull;

import dev.clearfault.internal.answer.ExceptionMappers;
import dev.clearfault.internal.answer.ExceptionMappers.Registration;
import dev.clearfault.problem.AsProblem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.ExceptionMapper;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the classes of the application that options name and service files list. */
public final class ClassNames {
  private final ClassLoader loader;

  /** Creates a finder for the classes of one application. */
  public ClassNames(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * Creates an instance of each class of a comma-separated list.
   *
   * @throws IllegalArgumentException if a class is missing, is of another type, or cannot be
   *     created
   */
  <T> List<T> instances(String option, String names, Class<T> type) {
    List<T> instances = new ArrayList<>();
    for (String name : split(names)) {
      Class<?> found = load(option, name);
      if (!type.isAssignableFrom(found)) {
        throw Refusal.of(
            option, name, "the class is no " + type.getSimpleName() + ", let it implement one");
      }
      try {
        var constructor = found.getDeclaredConstructor();
        constructor.setAccessible(true);
        instances.add(type.cast(constructor.newInstance()));
      } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
        String remedy = "give the class a constructor without parameters that does not fail";
        throw Refusal.of(option, name, remedy, e);
      }
    }
    return instances;
  }

  /**
   * Creates the mappers of a comma-separated list.
   *
   * @throws IllegalArgumentException as {@link #instances} does, or if a class leaves open which
   *     exceptions it is for
   */
  List<Registration<?>> mappers(String option, String names) {
    List<Registration<?>> mappers = new ArrayList<>();
    for (ExceptionMapper<?> mapper : instances(option, names, ExceptionMapper.class)) {
      mappers.add(Registration.of(mapper));
    }
    return mappers;
  }

  /**
   * Returns the problem types that the classes of a comma-separated list declare.
   *
   * @throws IllegalArgumentException if a class is missing or declares none
   */
  List<ProblemType> problemTypes(String option, String names) {
    List<ProblemType> types = new ArrayList<>();
    for (String name : split(names)) {
      List<ProblemType> declared = declaredTypes(option, load(option, name));
      if (declared.isEmpty()) {
        throw Refusal.of(
            option,
            name,
            "the class declares no problem type; name an exception with @AsProblem, or a class with"
                + " static constants of type ProblemType");
      }
      types.addAll(declared);
    }
    return types;
  }

  /**
   * Returns the providers of a service file.
   *
   * @param wanted chooses among their classes; no other one is created
   * @throws IllegalArgumentException if one cannot be created
   */
  <T> List<T> services(Class<T> type, Predicate<Class<?>> wanted) {
    List<T> services = new ArrayList<>();
    try {
      ServiceLoader.load(type, loader).stream()
          .filter(provider -> wanted.test(provider.type()))
          .forEach(provider -> services.add(provider.get()));
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new IllegalArgumentException(
          "a class named in META-INF/services cannot be used: " + e.getMessage(), e);
    }
    return services;
  }

  private Class<?> load(String option, String name) {
    try {
      return Class.forName(name, true, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      String remedy = "write the full name of a class that the application can load";
      throw Refusal.of(option, name, remedy, e);
    }
  }

  private static List<ProblemType> declaredTypes(String option, Class<?> declaring) {
    List<ProblemType> types = new ArrayList<>();
    AsProblem annotation = linked(option, declaring, c -> c.getAnnotation(AsProblem.class));
    if (annotation != null) {
      types.add(ExceptionMappers.typeOf(annotation));
    }
    types.addAll(declared(option, declaring, ProblemType.class));
    return types;
  }

  /**
   * Returns the constants of a type that the classes of a comma-separated list declare.
   *
   * @throws IllegalArgumentException if a class is missing or declares none
   */
  public <T> List<T> constants(String option, String names, Class<T> type) {
    List<T> constants = new ArrayList<>();
    for (String name : split(names)) {
      List<T> declared = declared(option, load(option, name), type);
      if (declared.isEmpty()) {
        String remedy = "name a class with static constants of type " + type.getSimpleName();
        throw Refusal.of(option, name, remedy);
      }
      constants.addAll(declared);
    }
    return constants;
  }

  private static <T> List<T> declared(String option, Class<?> declaring, Class<T> type) {
    List<T> constants = new ArrayList<>();
    for (Field field : linked(option, declaring, Class::getDeclaredFields)) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == type) {
        constants.add(constant(option, field, type));
      }
    }
    return constants;
  }

  /** Looks into a class. That fails if a class that its members name cannot be loaded. */
  private static <T extends @Nullable Object> T linked(
      String option, Class<?> declaring, Function<Class<?>, T> look) {
    try {
      return look.apply(declaring);
    } catch (LinkageError | TypeNotPresentException e) {
      String remedy = "add the class that it needs: " + e.getMessage();
      throw Refusal.of(option, declaring.getName(), remedy, e);
    }
  }

  private static <T> T constant(String option, Field field, Class<T> type) {
    String name = field.getDeclaringClass().getName() + "." + field.getName();
    try {
      field.setAccessible(true);
      return requireNonNull(type.cast(field.get(null)), name);
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      String remedy = "give the constant a value that can be read";
      throw Refusal.of(option, name, remedy, e);
    }
  }

  private static List<String> split(String names) {
    return Arrays.stream(names.split(",")).map(String::trim).filter(n -> !n.isEmpty()).toList();
  }
}
