package dev.clearfault.frameworks.spring;

import dev.clearfault.spi.Occurrence;
import dev.clearfault.spi.ProblemListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps one line for each occurrence. */
public final class Noticing implements ProblemListener {
  static final List<String> LINES = new CopyOnWriteArrayList<>();

  @Override
  public void occurred(Occurrence occurrence) {
    LINES.add(
        "%s %s %s %s"
            .formatted(
                occurrence.request().path(),
                occurrence.document().code(),
                occurrence.door(),
                occurrence.evidence().logName()));
  }
}
