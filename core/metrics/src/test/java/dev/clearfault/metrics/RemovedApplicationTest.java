package dev.clearfault.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** An application is removed, and the registry belongs to the server. */
class RemovedApplicationTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  /** The server has Micrometer, and the application has all else. */
  private static final class Server extends ClassLoader {
    Server() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      boolean micrometer =
          name.startsWith("io.micrometer.") && !name.startsWith("io.micrometer.prometheusmetrics.");
      if (!micrometer) {
        throw new ClassNotFoundException(name);
      }
      return Class.forName(name, false, Metrics.class.getClassLoader());
    }
  }

  @Test
  void nothingOfItStaysInTheRegistry() throws Exception {
    Metrics.addRegistry(registry);
    try {
      WeakReference<ClassLoader> loader = use();
      assertThat(registry.getMeters()).isEmpty();
      assertThat(Metrics.globalRegistry.getMeters()).isEmpty();
      assertThat(Metrics.globalRegistry.getRegistries()).containsExactly(registry);
      await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(
              () -> {
                System.gc();
                assertThat(loader.get()).isNull();
              });
    } finally {
      Metrics.removeRegistry(registry);
    }
  }

  /** In a thread that ends, because libraries may keep buffers in thread-locals. */
  private static WeakReference<ClassLoader> use() throws Exception {
    FutureTask<WeakReference<ClassLoader>> task =
        new FutureTask<>(RemovedApplicationTest::runApplication);
    Thread thread = new Thread(null, task, "application", 0, false);
    thread.start();
    WeakReference<ClassLoader> loader = task.get();
    thread.join();
    return loader;
  }

  private static WeakReference<ClassLoader> runApplication() throws Exception {
    try (URLClassLoader application =
        new URLClassLoader("application", classPath(), new Server())) {
      Thread.currentThread().setContextClassLoader(application);
      Method use = application.loadClass(EveryMeter.class.getName()).getDeclaredMethod("use");
      use.setAccessible(true);
      assertThat((Integer) use.invoke(null)).isGreaterThanOrEqualTo(6);
      return new WeakReference<>(application);
    }
  }

  private static URL[] classPath() throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }
}
