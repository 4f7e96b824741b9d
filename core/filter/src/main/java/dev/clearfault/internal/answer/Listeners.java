package dev.clearfault.internal.answer;

import dev.clearfault.internal.observe.FlightRecord;
import dev.clearfault.internal.observe.ProblemLog;
import dev.clearfault.spi.Occurrence;
import dev.clearfault.spi.ProblemListener;
import java.util.List;

/**
 * Calls the log, the recording and all listeners. None of them can harm an answer or another
 * listener.
 */
public final class Listeners implements AutoCloseable {
  private final ProblemLog log;
  private final List<ProblemListener> listeners;

  /** Creates the stage. */
  public Listeners(ProblemLog log, List<ProblemListener> listeners) {
    this.log = log;
    this.listeners = List.copyOf(listeners);
  }

  void tell(Occurrence occurrence) {
    // The first, so that its clock is the end of the request: attempts are found by it.
    tell(FlightRecord::problem, occurrence);
    tell(log, occurrence);
    for (ProblemListener listener : listeners) {
      tell(listener, occurrence);
    }
  }

  /** Closes the listeners that can be closed, then the log. */
  @Override
  public void close() {
    for (ProblemListener listener : listeners) {
      if (listener instanceof AutoCloseable closeable) {
        close(closeable);
      }
    }
    log.close();
  }

  private void close(AutoCloseable listener) {
    try {
      listener.close();
    } catch (Throwable mishap) {
      log.mishap("closing of listener " + listener.getClass().getName(), mishap);
    }
  }

  private void tell(ProblemListener listener, Occurrence occurrence) {
    try {
      listener.occurred(occurrence);
    } catch (Throwable mishap) {
      try {
        log.mishap("listener " + listener.getClass().getName(), occurrence, mishap);
      } catch (Throwable unlogged) {
        // The log itself is broken, and the client has its answer.
      }
    }
  }
}
