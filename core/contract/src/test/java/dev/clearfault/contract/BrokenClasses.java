package dev.clearfault.contract;

import jakarta.servlet.Filter;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/**
 * Loads the classes of the contract module anew, and fails to load one of them, as a class path
 * does that is damaged or has two versions of a jar. The filter starts; what needs the class fails.
 */
final class BrokenClasses extends ClassLoader {
  private static final String FILTER = "dev.clearfault.contract.ContractFilter";
  private static final String INTERNAL = "dev.clearfault.contract.internal.";

  private final String broken;
  private final Supplier<? extends Throwable> failure;

  /**
   * Creates a class loader.
   *
   * @param broken the name of the class after that of the module
   * @param failure an unchecked exception or an error
   */
  BrokenClasses(String broken, Supplier<? extends Throwable> failure) {
    super(BrokenClasses.class.getClassLoader());
    this.broken = INTERNAL + broken;
    this.failure = failure;
  }

  /** Returns a filter whose classes come from here. */
  Filter filter() throws ReflectiveOperationException {
    return (Filter) loadClass(FILTER).getConstructor().newInstance();
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      if (name.equals(broken)) {
        BrokenClasses.<RuntimeException>raise(failure.get());
      }
      boolean own = name.equals(FILTER) || name.startsWith(INTERNAL);
      Class<?> loaded = own ? findLoadedClass(name) : super.loadClass(name, resolve);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (file == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = file.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  /** The compiler sees an unchecked exception, which may be an error. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void raise(Throwable failure) throws T {
    throw (T) failure;
  }
}
