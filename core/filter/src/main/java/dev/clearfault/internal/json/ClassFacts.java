package dev.clearfault.internal.json;

/**
 * What is known of classes, computed once for each class.
 *
 * <p>A {@link ClassValue} keeps its values as long as the class lives. A class of the JDK or of the
 * server lives longer than a web application, and a value of a type of this library would keep the
 * application's class loader alive after a redeployment. So values are kept only for classes whose
 * loader is that of this library or a descendant of it; for others they are computed each time.
 *
 * <p>Thread-safe.
 *
 * @param <T> what is known
 */
public abstract class ClassFacts<T> {
  private final ClassValue<T> kept =
      new ClassValue<>() {
        @Override
        protected T computeValue(Class<?> type) {
          return read(type);
        }
      };

  /** Creates an empty store. */
  protected ClassFacts() {}

  /** Computes what there is to know of a class. */
  protected abstract T read(Class<?> type);

  /** Returns what is known of a class. */
  public final T of(Class<?> type) {
    return endsWithThisLibrary(type) ? kept.get(type) : read(type);
  }

  private static boolean endsWithThisLibrary(Class<?> type) {
    ClassLoader own = ClassFacts.class.getClassLoader();
    ClassLoader loader = type.getClassLoader();
    while (loader != null && loader != own) {
      loader = loader.getParent();
    }
    return loader != null;
  }
}
