package dev.clearfault.gateway.internal.proxy;

import java.util.List;

/**
 * The text of a file, with marks around what comes from the application. Not thread-safe.
 *
 * <p>A mark has the kind of its rules and the name of the application: {@code # clearfault:begin
 * limit shop}.
 */
final class MarkedText {
  static final String BEGIN = "clearfault:begin";
  static final String END = "clearfault:end";

  private final String name;
  private final StringBuilder text = new StringBuilder();
  private String indent = "";

  MarkedText(String name) {
    this.name = name;
  }

  /**
   * Adds lines, and an empty one after a line break at the end, with {@code $APP} for the name of
   * the application.
   */
  MarkedText add(String lines) {
    for (String line : lines.split("\n", -1)) {
      line(line);
    }
    return this;
  }

  private void line(String line) {
    text.append(line.isBlank() ? "" : indent).append(line.replace("$APP", name)).append('\n');
  }

  /** Adds lines between marks. */
  MarkedText block(String kind, List<String> lines) {
    add("# " + BEGIN + " " + kind + " $APP");
    lines.forEach(this::add);
    return add("# " + END);
  }

  /** Sets the number of spaces before the next lines. */
  MarkedText indent(int spaces) {
    indent = " ".repeat(spaces);
    return this;
  }

  /** Adds what is not in the file, as comments of one line each. */
  MarkedText unsaid(List<String> all) {
    all.forEach(
        each -> line("# Only the application knows: " + each.replaceAll("[^ -~]", "?") + "."));
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
