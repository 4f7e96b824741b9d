package dev.clearfault.internal.exchange;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.internal.classify.ClientConnection;
import dev.clearfault.internal.container.Container;
import dev.clearfault.internal.evidence.AskedText;
import dev.clearfault.internal.evidence.BodyRead;
import dev.clearfault.internal.exchange.Asked.Way;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of an exchange: what its connection threw, and what the application has asked
 * its request for and read of its body. So it has the evidence that a failure is the client's
 * fault.
 *
 * <p>Thread-safe, except that one thread reads a body at a time.
 */
public final class ClientSide {
  private volatile @Nullable Throwable thrown;
  private volatile boolean gone;
  private volatile @Nullable RequestFault requestFault;

  /** How much of the body the application has read. */
  volatile long received;

  private final Asked asked = new Asked();

  /** Null for nothing, and while the library itself reads. */
  private volatile @Nullable BodyMemory memory;

  private volatile boolean readByLibrary;

  /** Null for nothing. */
  private volatile @Nullable PartsMemory parts;

  /** Remembers that reading from the client failed; the client may still read an answer. */
  void cannotRead(Throwable fault) {
    ClientConnection.mark(fault);
    thrown = fault;
  }

  /** Remembers that writing to the client failed; no answer can reach it. */
  public void cannotWrite(Throwable fault) {
    cannotRead(fault);
    gone = true;
  }

  /** Remembers that the container could not parse the client's input. */
  void cannotTake(RequestFault fault) {
    ClientConnection.mark(fault.thrown());
    requestFault = fault;
  }

  /** Returns what reading from the client or writing to it threw last; null for nothing. */
  public @Nullable Throwable thrown() {
    return thrown;
  }

  /** Returns whether the client has left. */
  public boolean gone() {
    return gone;
  }

  /** Returns what the container threw when it parsed the client's input; null for nothing. */
  public @Nullable RequestFault requestFault() {
    return requestFault;
  }

  /**
   * Returns whether one of the causes is a failure of the connection to the client. A worker and
   * the container may both find out that the client has left, each by an exception of its own.
   */
  public boolean hasThrown(List<Throwable> causes, Container container) {
    Throwable last = thrown;
    return last != null
        && (Causes.contains(causes, last)
            || (gone
                && causes.stream().anyMatch(c -> c instanceof IOException && container.threw(c))));
  }

  /**
   * Counts bytes or characters of the body that were read; a negative number, which is the end,
   * counts none.
   */
  long received(long count) {
    long before = received; // One thread reads at a time.
    received = before + Math.max(0, count);
    return count;
  }

  /** Remembers that the application has asked for a text of the request. */
  void asked(Way way, @Nullable String name) {
    asked.add(way, name);
  }

  /** Returns the texts that the application has asked for, those of the last call first. */
  List<AskedText> texts(HttpServletRequest request) {
    return AskedTexts.of(request, asked);
  }

  /** Remembers nothing more of the body: the library answers what it finds there. */
  void readByLibrary() {
    readByLibrary = true;
    memory = null;
  }

  /** What the application reads is remembered again: it gets what the library has read. */
  void replays() {
    readByLibrary = false;
  }

  /** Returns what remembers the body that this stream or reader reads; null for nothing. */
  @Nullable BodyMemory memory(Object source) {
    BodyMemory current = memory;
    if (current == null && !readByLibrary) {
      current = new BodyMemory(source);
      memory = current;
    }
    return current == null ? null : current.of(source);
  }

  /**
   * Returns what remembers a part of a form that this stream reads.
   *
   * @param place returns the name of the part, with its index among several of that name
   */
  BodyMemory memory(Part part, Supplier<List<Object>> place, Object source) {
    PartsMemory current = parts;
    if (current == null) {
      current = new PartsMemory();
      parts = current;
    }
    return current.of(part, place, source);
  }

  /** Returns what the application has read of the parts of a form by itself. */
  public List<BodyRead> parts() {
    PartsMemory current = parts;
    return current == null ? List.of() : current.read();
  }

  /** Returns what the application has read of the body by itself; null for nothing. */
  @Nullable BodyRead body(HttpServletRequest request, @Nullable String contentType) {
    BodyMemory current = memory;
    return current == null ? null : current.read(contentType, request.getContentLengthLong());
  }
}
