package dev.clearfault.internal.calls;

import dev.clearfault.internal.observe.ProblemLog;
import dev.clearfault.spi.UpstreamAttempt;
import dev.clearfault.spi.UpstreamListener;
import dev.clearfault.upstream.UpstreamHealth;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A listener that cannot break a call. Thread-safe. */
final class Told {
  private final UpstreamListener listener;
  private final AtomicBoolean failed = new AtomicBoolean();

  Told(UpstreamListener listener) {
    this.listener = listener;
  }

  /** Returns the listeners of the service files beside the library. */
  static List<Told> ofServices() {
    return Services.ALL;
  }

  /** Returns whether both listeners are of the same class. */
  boolean isLike(Told other) {
    return listener.getClass() == other.listener.getClass();
  }

  void named(String name, Supplier<UpstreamHealth> health) {
    tell(to -> to.named(name, health));
  }

  void attempted(UpstreamAttempt attempt) {
    tell(to -> to.attempted(attempt));
  }

  private void tell(Consumer<UpstreamListener> news) {
    try {
      news.accept(listener);
    } catch (Throwable mishap) {
      if (failed.compareAndSet(false, true)) {
        log("listener " + listener.getClass().getName(), mishap);
      }
    }
  }

  /** Logs what failed beside a call. */
  static void log(String where, Throwable mishap) {
    try {
      ProblemLog.open("auto", 0).mishap(where, mishap);
    } catch (Throwable unlogged) {
      // The log itself is broken, and the call has to go on.
    }
  }

  /** The service files are read once, when the first upstream is named. */
  private static final class Services {
    static final List<Told> ALL = load();

    private static List<Told> load() {
      List<Told> all = new ArrayList<>();
      try {
        Iterator<UpstreamListener> found =
            ServiceLoader.load(UpstreamListener.class, UpstreamListener.class.getClassLoader())
                .iterator();
        while (found.hasNext()) {
          create(found, all);
        }
      } catch (Throwable unreadable) {
        log("service file of UpstreamListener", unreadable);
      }
      return List.copyOf(all);
    }

    private static void create(Iterator<UpstreamListener> found, List<Told> all) {
      try {
        all.add(new Told(found.next()));
      } catch (ServiceConfigurationError | LinkageError broken) {
        log("service file of UpstreamListener", broken);
      }
    }
  }
}
