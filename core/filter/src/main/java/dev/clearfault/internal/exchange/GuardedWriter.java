package dev.clearfault.internal.exchange;

import java.io.PrintWriter;
import java.util.Locale;

/** The writer of the response; see {@link GuardedOutputStream}. A writer throws nothing. */
final class GuardedWriter extends PrintWriter {
  private final PrintWriter target;
  private final Exchange exchange;

  GuardedWriter(PrintWriter target, Exchange exchange) {
    super(target);
    this.target = target;
    this.exchange = exchange;
  }

  @Override
  public void write(int c) {
    if (exchange.turn.enter()) {
      try {
        target.write(c);
      } finally {
        exchange.turn.leave();
      }
    }
  }

  @Override
  public void write(char[] chars, int offset, int length) {
    exchange.turn.call(() -> target.write(chars, offset, length));
  }

  @Override
  public void write(String text, int offset, int length) {
    exchange.turn.call(() -> target.write(text, offset, length));
  }

  @Override
  public void println() {
    exchange.turn.call(target::println);
  }

  /** The JDK's method would hold a lock while the client is slow. */
  @Override
  public void println(String text) {
    exchange.turn.call(() -> target.println(text));
  }

  @Override
  public void println(Object value) {
    println(String.valueOf(value));
  }

  /** A server's own takes the language of the response. */
  @Override
  public PrintWriter format(String format, Object... arguments) {
    exchange.turn.call(() -> target.format(format, arguments));
    return this;
  }

  @Override
  public PrintWriter format(Locale locale, String format, Object... arguments) {
    exchange.turn.call(() -> target.format(locale, format, arguments));
    return this;
  }

  @Override
  public void flush() {
    exchange.turn.call(target::flush);
  }

  @Override
  public void close() {
    exchange.turn.call(target::close);
  }

  @Override
  public boolean checkError() {
    return exchange.turn.isOpen() ? target.checkError() : exchange.unsent() != null;
  }
}
