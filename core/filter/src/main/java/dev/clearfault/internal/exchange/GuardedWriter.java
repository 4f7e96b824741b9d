package dev.clearfault.internal.exchange;

import java.io.PrintWriter;
import java.util.Locale;

/** The writer of the response; see {@link GuardedOutputStream}. A writer throws nothing. */
final class GuardedWriter extends PrintWriter {
  private final PrintWriter target;
  private final Exchange exchange;
  private boolean used;

  GuardedWriter(PrintWriter target, Exchange exchange) {
    super(target);
    this.target = target;
    this.exchange = exchange;
  }

  /** Returns whether the application has written. */
  boolean isUsed() {
    return used;
  }

  /** Makes a call by which the application speaks to the client. */
  private void speak(Turn.Call<RuntimeException> call) {
    used = true;
    exchange.speaks();
    exchange.turn().call(call);
  }

  @Override
  public void write(int c) {
    used = true;
    exchange.speaks();
    if (exchange.turn().enter()) {
      try {
        target.write(c);
      } finally {
        exchange.turn().leave();
      }
    }
  }

  @Override
  public void write(char[] chars, int offset, int length) {
    speak(() -> target.write(chars, offset, length));
  }

  @Override
  public void write(String text, int offset, int length) {
    speak(() -> target.write(text, offset, length));
  }

  @Override
  public void println() {
    speak(target::println);
  }

  /** The JDK's method would hold a lock while the client is slow. */
  @Override
  public void println(String text) {
    speak(() -> target.println(text));
  }

  @Override
  public void println(Object value) {
    println(String.valueOf(value));
  }

  /** The writer of a server may use the language of the response. */
  @Override
  public PrintWriter format(String format, Object... arguments) {
    speak(() -> target.format(format, arguments));
    return this;
  }

  @Override
  public PrintWriter format(Locale locale, String format, Object... arguments) {
    speak(() -> target.format(locale, format, arguments));
    return this;
  }

  @Override
  public void flush() {
    exchange.turn().call(target::flush);
  }

  @Override
  public void close() {
    exchange.turn().call(target::close);
  }

  @Override
  public boolean checkError() {
    if (!exchange.turn().enter()) {
      return exchange.unsent() != null;
    }
    try {
      return target.checkError(); // It writes what is left in the buffer.
    } finally {
      exchange.turn().leave();
    }
  }
}
