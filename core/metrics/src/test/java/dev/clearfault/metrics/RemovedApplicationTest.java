package dev.clearfault.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clearfault.Upstream;
import dev.clearfault.spi.UpstreamAttempt;
import dev.clearfault.spi.UpstreamListener;
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
      WeakReference<ClassLoader> loader = use("use");
      assertThat(registry.getMeters()).isEmpty();
      assertThat(Metrics.globalRegistry.getMeters()).isEmpty();
      assertThat(Metrics.globalRegistry.getRegistries()).containsExactly(registry);
      awaitEnd(loader);
    } finally {
      Metrics.removeRegistry(registry);
    }
  }

  /** Nobody removes the meters. The gauges have no value any more, and hold nothing. */
  @Test
  void itsMetersDoNotHoldIt() throws Exception {
    Metrics.addRegistry(registry);
    try {
      awaitEnd(use("useWithoutFilter"));
      assertThat(registry.find("clearfault.upstream.circuit").gauges())
          .hasSize(6)
          .allSatisfy(gauge -> assertThat(gauge.value()).isNaN());
      UpstreamMetrics next = new UpstreamMetrics(registry);
      next.named("payments", Upstream.named("payments").bulkhead(5)::health);
      assertThat(max("payments")).isEqualTo(5);
      assertThat(max("orders")).isNaN();
    } finally {
      Metrics.removeRegistry(registry);
      Metrics.globalRegistry.clear();
    }
  }

  /** Both have the library, and the server has the registry. The other one removes all meters. */
  @Test
  void anotherApplicationHasItsMetersAgainAfterItsNextCall() throws Exception {
    Metrics.addRegistry(registry);
    ProblemMetrics ofFilter = new ProblemMetrics();
    try {
      Upstream payments = Upstream.named("payments").bulkhead(5);
      assertThat(payments.call(() -> max("payments"))).isEqualTo(5);
      awaitEnd(use("use"));
      assertThat(registry.getMeters()).isEmpty();
      assertThat(payments.call(() -> "paid")).isEqualTo("paid");
      assertThat(max("payments")).isEqualTo(5);
      assertThat(registry.get("clearfault.upstream.calls").timer().count()).isEqualTo(1);
    } finally {
      ofFilter.close();
      Metrics.removeRegistry(registry);
    }
  }

  /** The applications share one copy of the library, and another one keeps the meters. */
  @Test
  void metersOfAllDoNotHoldAListenerOfOne() {
    UpstreamMetrics ofAll = new UpstreamMetrics(registry);
    awaitEnd(nameAndForget(ofAll));
    assertThat(max("payments")).isEqualTo(1);
    ofAll.close();
  }

  private static WeakReference<UpstreamListener> nameAndForget(UpstreamMetrics ofAll) {
    UpstreamListener own = new OfApplication();
    Upstream unused = Upstream.named("payments").listener(own).listener(ofAll).bulkhead(1);
    return new WeakReference<>(own);
  }

  private static final class OfApplication implements UpstreamListener {
    @Override
    public void attempted(UpstreamAttempt attempt) {}
  }

  private double max(String upstream) {
    return registry
        .get("clearfault.upstream.bulkhead.max")
        .tag("upstream", upstream)
        .gauge()
        .value();
  }

  private static void awaitEnd(WeakReference<?> gone) {
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(gone.get()).isNull();
            });
  }

  /** In a thread that ends, because libraries may keep buffers in thread-locals. */
  private static WeakReference<ClassLoader> use(String method) throws Exception {
    FutureTask<WeakReference<ClassLoader>> task = new FutureTask<>(() -> runApplication(method));
    Thread thread = new Thread(null, task, "application", 0, false);
    thread.start();
    WeakReference<ClassLoader> loader = task.get();
    thread.join();
    return loader;
  }

  private static WeakReference<ClassLoader> runApplication(String method) throws Exception {
    try (URLClassLoader application =
        new URLClassLoader("application", classPath(), new Server())) {
      Thread.currentThread().setContextClassLoader(application);
      Method use = application.loadClass(EveryMeter.class.getName()).getDeclaredMethod(method);
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
