package dev.clearfault.internal.exchange;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.internal.classify.ClientConnection;
import dev.clearfault.internal.container.Container;
import dev.clearfault.internal.evidence.AskedText;
import dev.clearfault.internal.evidence.BodyRead;
import dev.clearfault.internal.read.InputLimits;
import dev.clearfault.spi.RequestFacts;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request of a client and the answer to it, over all dispatches and threads: the progress of
 * the answer, the state of the client's connection, and the asynchronous cycle.
 *
 * <p>A request attribute holds it. Thread-safe.
 */
public final class Exchange implements InputLimits.Holder {
  /**
   * The request attribute for the reason of a {@code sendError} that follows. Not the one of the
   * Servlet specification: a worker sets it while the container may clear that one.
   */
  public static final String REASON = "dev.clearfault.reason";

  private final HttpServletRequest request;
  private final HttpServletResponse response;
  final Doors doors;

  private final Turn turn = new Turn();

  /** Null for a request that neither asks for anything nor fails. */
  private volatile @Nullable ClientSide client;

  private volatile boolean rethrows = true;
  private volatile @Nullable Throwable handled;
  volatile @Nullable AsyncCycle async;
  private volatile @Nullable RequestLine line;

  /** Begins an exchange with the container's objects of the first dispatch. */
  public Exchange(HttpServletRequest request, HttpServletResponse response, Doors doors) {
    this.request = request;
    this.response = response;
    this.doors = doors;
  }

  /** Returns the exchange that the request belongs to; null if none has begun. */
  public static @Nullable Exchange of(ServletRequest request) {
    // Another web application's copy of this class is another class.
    return request.getAttribute(InputLimits.HOLDER) instanceof Exchange exchange ? exchange : null;
  }

  /** Makes the exchange known to later dispatches. */
  public void publish() {
    request.setAttribute(InputLimits.HOLDER, this);
  }

  /** Returns the request of the first dispatch. After the end it may belong to another client. */
  public HttpServletRequest request() {
    return request;
  }

  /**
   * Returns the container's response of the first dispatch. Answers are written to no other one,
   * because the response of a later dispatch may be a wrapper that discards them.
   */
  public HttpServletResponse response() {
    return response;
  }

  /** Returns whose turn it is to use the response. */
  public Turn turn() {
    return turn;
  }

  /** Returns what the client's connection threw, and what was asked and read. */
  public ClientSide client() {
    ClientSide known = client;
    return known == null ? newClient() : known;
  }

  /** Two threads may be the first. */
  private synchronized ClientSide newClient() {
    ClientSide known = client;
    if (known == null) {
      known = new ClientSide();
      client = known;
    }
    return known;
  }

  /** Returns the server that the application runs on. */
  public Container container() {
    return doors.container(response);
  }

  @Override
  public InputLimits inputLimits() {
    return doors.inputLimits();
  }

  @Override
  public long received() {
    return header("Content-Encoding") == null ? client().received : 0;
  }

  /** Returns the texts that the application has asked for, those of the last call first. */
  public List<AskedText> asked() {
    return hasEnded() ? List.of() : client().texts(FieldsRequest.around(request));
  }

  @Override
  public void readsItself() {
    client().readByLibrary();
  }

  /**
   * Returns what the application has read of the body by itself; null for nothing. Of a coded body
   * the application may know the text, but the exchange does not.
   */
  public @Nullable BodyRead bodyRead() {
    return hasEnded() || header("Content-Encoding") != null
        ? null
        : client().body(request, header("Content-Type"));
  }

  /** Returns what the client asked for, whatever dispatch this is. */
  public RequestLine line() {
    RequestLine remembered = line;
    return remembered == null ? RequestLine.of(request, doors.clientAddress()) : remembered;
  }

  /** Returns what listeners may know of the request, with the time that has passed until now. */
  public RequestFacts facts() {
    RequestLine asked = line();
    return new RequestFacts(
        asked.method(), asked.path(), asked.route(), asked.client(), turn.age());
  }

  /** Returns the languages that the client accepts; null if it names none. */
  public @Nullable Enumeration<String> acceptLanguage() {
    return header("Accept-Language") == null ? null : request.getHeaders("Accept-Language");
  }

  /** Returns a header field; null also if the container cannot read it. */
  public @Nullable String header(String name) {
    try {
      return request.getHeader(name);
    } catch (RuntimeException unreadable) {
      return null;
    }
  }

  /** Breaks off the response, which is under way; for the thread that has claimed the answer. */
  public void breakOff() {
    turn.breakOff();
    rethrows = container().breakOff(request, response);
  }

  /** Handles a failure of a response that is under way, which a framework keeps to itself. */
  public void fail(Throwable thrown) {
    doors.thrown(this, thrown);
  }

  /** Reports a failure to the listeners alone: the request goes on as if it had not been. */
  public void report(Throwable thrown) {
    doors.reported(this, thrown);
  }

  /**
   * Reports to the listeners alone that the answer is not as the application has promised.
   *
   * @param note says what; it has no value of the answer
   */
  public void reportAnswer(String note) {
    doors.unpromised(this, note);
  }

  /** Returns whether a failure without an answer goes on to the container. */
  public boolean rethrows() {
    return rethrows;
  }

  /** Returns whether the container may have given its request to another client. */
  boolean hasEnded() {
    AsyncCycle current = async;
    return turn.hasEnded()
        || (turn.answered() && !turn.inPass() && current != null && current.isOver());
  }

  /** Throws if the application must not read any more, because the request has ended. */
  void checkReadable() throws IOException {
    if (hasEnded()) {
      IOException late = new IOException("the request has ended");
      ClientConnection.mark(late);
      throw late;
    }
  }

  /**
   * Returns what to throw to an application that writes; null if the client has an answer, so that
   * what the application writes is dropped in silence.
   */
  @Nullable IOException unsent() {
    Throwable fault = client().thrown();
    if (turn.answered() && client().gone() && fault instanceof IOException) {
      return new NotSentException("the client has left", fault);
    }
    if (turn.isBrokenOff()) {
      return new NotSentException("the response was broken off after a failure", null);
    }
    return turn.hasEnded() ? new NotSentException("the request has ended", null) : null;
  }

  /**
   * Marks a failure as handled, so that no other door handles it again.
   *
   * @return false if it, or a failure that it is a cause of, was the last one handled before
   */
  public boolean markHandled(Throwable failure) {
    Throwable before = handled;
    handled = failure;
    return before == null || !Causes.contains(Causes.chain(before), failure);
  }

  /** Returns whether a stream of the server itself threw because the client has left. */
  boolean isConnectionLost(RuntimeException thrown) {
    return container().threw(thrown) && container().isConnectionLost(thrown);
  }

  /** Returns whether the failure only reports again that the client has left or was cut off. */
  public boolean isEcho(Throwable thrown) {
    List<Throwable> causes = Causes.chain(thrown);
    boolean cutOff = thrown instanceof IOException || NotSentException.isIn(causes);
    return (turn.isBrokenOff() && cutOff)
        || (turn.answered() && client().gone() && client().hasThrown(causes, container()));
  }

  /** Called for everything that the application does to its response. */
  void speaks() {
    AsyncCycle current = async;
    if (current != null) {
      current.speaks();
    }
  }

  void begin(AsyncCycle cycle) {
    // A worker may fail after the end, when the container has given its request to another client.
    line = line();
    turn.share();
    async = cycle;
  }

  /** Returns whether asynchronous processing was ever started. */
  public boolean isAsync() {
    return async != null;
  }

  /** Ends asynchronous processing, if there is any, after an answer. */
  public void completeAsync() {
    AsyncCycle current = async;
    if (current != null) {
      current.endAfterAnswer();
    }
  }
}
