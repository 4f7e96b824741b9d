package dev.clearfault.playground;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Starts each twin of the application when it is asked for, and only once. Thread-safe. */
final class TwinStarts {
  private static final String BARE = "bare";
  private static final Set<String> FORMATS = Set.of("envelope", "fields");

  private final Path war;
  private final Playground.Twins twins;
  private final Set<String> started = new HashSet<>();

  TwinStarts(Path war, Playground.Twins twins) {
    this.war = war;
    this.twins = twins;
  }

  /** Returns whether there is such a twin, for a visitor to whom all is open or not. */
  static boolean exists(String name, boolean open) {
    return FORMATS.contains(name) || (name.equals(BARE) && open);
  }

  synchronized void start(String name) throws IOException {
    if (started.contains(name)) {
      return;
    }
    TwinDescriptor descriptor = TwinDescriptor.of(war);
    if (name.equals(BARE)) {
      descriptor.removeErrorLayer();
    } else {
      descriptor.setFormat(name);
    }
    try {
      twins.start("/" + name, descriptor.write(war.resolveSibling(name + ".xml")));
      started.add(name);
    } catch (IOException | RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IOException(failure);
    }
  }
}
