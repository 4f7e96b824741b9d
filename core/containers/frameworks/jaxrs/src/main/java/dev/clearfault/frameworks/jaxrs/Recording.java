package dev.clearfault.frameworks.jaxrs;

import dev.clearfault.spi.Occurrence;
import dev.clearfault.spi.ProblemListener;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Remembers what the filter reports. */
public class Recording implements ProblemListener {
  static final Queue<String> CODES = new ConcurrentLinkedQueue<>();

  @Override
  public void occurred(Occurrence occurrence) {
    CODES.add(occurrence.document().code() + " " + occurrence.evidence().logName());
  }
}
