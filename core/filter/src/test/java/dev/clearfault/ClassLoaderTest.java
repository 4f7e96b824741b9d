package dev.clearfault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;

/** A web application that is removed leaves no class in the server. */
class ClassLoaderTest {

  @Test
  void everyFeatureCanBeCollected() throws Exception {
    assertThatItIsCollected();
  }

  /** Flight Recorder knows the classes of its events. */
  @Test
  void aRecordingKeepsNoApplication() throws Exception {
    try (Recording recording = new Recording()) {
      recording.start();
      assertThatItIsCollected();
    }
  }

  private static void assertThatItIsCollected() throws Exception {
    WeakReference<ClassLoader> loader = use();
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () -> {
              giveWorkToTheCommonPool();
              System.gc();
              assertThat(loader.get()).isNull();
            });
  }

  /**
   * A thread of the JDK's pool that waits for work still holds the work that it did last, until it
   * ends after a minute. So each thread does something else.
   */
  private static void giveWorkToTheCommonPool() {
    int threads = ForkJoinPool.getCommonPoolParallelism();
    CountDownLatch busy = new CountDownLatch(threads);
    for (int i = 0; i < threads; i++) {
      ForkJoinPool.commonPool()
          .execute(
              () -> {
                busy.countDown();
                awaitAll(busy);
              });
    }
    awaitAll(busy);
  }

  private static void awaitAll(CountDownLatch busy) {
    try {
      assertThat(busy.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** In a thread that ends, because libraries may keep buffers in thread-locals. */
  private static WeakReference<ClassLoader> use() throws Exception {
    FutureTask<WeakReference<ClassLoader>> task = new FutureTask<>(ClassLoaderTest::load);
    Thread thread = new Thread(null, task, "application", 0, false);
    thread.start();
    WeakReference<ClassLoader> loader = task.get();
    thread.join();
    return loader;
  }

  private static WeakReference<ClassLoader> load() throws Exception {
    try (URLClassLoader application =
        new URLClassLoader("application", classPath(), ClassLoader.getPlatformClassLoader())) {
      Thread.currentThread().setContextClassLoader(application);
      Method use = application.loadClass(EveryFeature.class.getName()).getDeclaredMethod("use");
      use.setAccessible(true);
      assertThat((String) use.invoke(null))
          .startsWith("409 500 400 502 200 validation_failed: ")
          .contains("duplicate_property", "not_blank", "unknown_property");
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
