package dev.clearfault;

import dev.clearfault.mapping.Causes;
import dev.clearfault.upstream.OwnClient;
import dev.clearfault.validation.InputLimits;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * The request as the application sees it, and all that is remembered about one exchange: one
 * object, because every request pays for it.
 *
 * <p>Later dispatches of the same exchange get a wrapper of their own that shares the state of the
 * first one.
 */
final class GuardedRequest extends GuardedInput implements InputLimits.Holder {
  private static final String ACCEPT_LANGUAGE = "Accept-Language";

  private static final VarHandle ANSWERED;

  static {
    try {
      ANSWERED =
          MethodHandles.lookup().findVarHandle(GuardedRequest.class, "answered", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final GuardedRequest first;
  private final HttpServletResponse target;
  private final FailureHandler handler;

  @SuppressWarnings("unused") // through ANSWERED
  private volatile boolean answered;

  private volatile boolean settled;
  private volatile boolean inPass;
  private volatile @Nullable Throwable clientFault;
  private volatile boolean clientGone;
  private volatile boolean brokenOff;
  private volatile @Nullable RequestFault requestFault;
  private volatile @Nullable Throwable handled;
  private volatile @Nullable GuardedAsync async;
  private volatile @Nullable RequestLine line;

  /** Begins an exchange. */
  GuardedRequest(HttpServletRequest request, HttpServletResponse target, FailureHandler handler) {
    super(request);
    this.first = this;
    this.target = target;
    this.handler = handler;
  }

  /** Wraps the request of a later dispatch. */
  GuardedRequest(HttpServletRequest request, GuardedRequest first) {
    super(request);
    this.first = first;
    this.target = first.target;
    this.handler = first.handler;
  }

  /** Returns the exchange that the request belongs to, if one has begun. */
  static @Nullable GuardedRequest exchangeOf(ServletRequest request) {
    // An instance of another web application's copy of this class is not ours.
    return request.getAttribute(InputLimits.HOLDER) instanceof GuardedRequest exchange
        ? exchange
        : null;
  }

  /** Returns whether one of this exchange's wrappers is already around the request. */
  static boolean isAround(ServletRequest request) {
    ServletRequest inner = request;
    while (inner instanceof ServletRequestWrapper wrapper) {
      if (wrapper instanceof GuardedRequest) {
        return true;
      }
      inner = wrapper.getRequest();
    }
    return false;
  }

  /** Makes the exchange known to later dispatches. */
  void publish() {
    getRequest().setAttribute(InputLimits.HOLDER, this);
  }

  /**
   * Returns the container's response of the first dispatch: the only one to write an answer to, for
   * later ones may be wrappers that discard.
   */
  HttpServletResponse target() {
    return target;
  }

  FailureHandler handler() {
    return handler;
  }

  @Override
  public InputLimits inputLimits() {
    return handler.inputLimits();
  }

  /** Returns what the client asked for, whatever dispatch this is. */
  RequestLine line() {
    RequestLine remembered = first.line;
    if (remembered != null) {
      return remembered;
    }
    return RequestLine.of(this, first);
  }

  /** Returns what the client says of its languages; null if nothing. */
  @Nullable Enumeration<String> acceptLanguage() {
    return header(ACCEPT_LANGUAGE) == null ? null : getHeaders(ACCEPT_LANGUAGE);
  }

  /** Returns a header field; null too if the container cannot read it. */
  @Nullable String header(String name) {
    try {
      return getHeader(name);
    } catch (RuntimeException unreadable) {
      return null;
    }
  }

  /** Claims the right to answer; true for exactly one caller. */
  boolean claim() {
    return ANSWERED.compareAndSet(first, false, true);
  }

  boolean answered() {
    return first.answered;
  }

  /** Marks that whoever claimed the answer is done with it. */
  void settled() {
    if (!first.settled) { // A volatile write costs more than a look.
      first.settled = true;
    }
  }

  /** Returns whether the answer is written, and not only claimed by a thread that still writes. */
  boolean isSettled() {
    return first.settled;
  }

  /** Marks whether a thread is inside the filter chain on behalf of this exchange. */
  void inPass(boolean inside) {
    first.inPass = inside;
  }

  boolean inPass() {
    return first.inPass;
  }

  /** Remembers that reading from our own client failed; the client may still hear an answer. */
  void cannotRead(Throwable fault) {
    OwnClient.mark(fault);
    first.clientFault = fault;
  }

  /** Remembers that writing to our own client failed; nobody is there to answer. */
  void cannotWrite(Throwable fault) {
    OwnClient.mark(fault);
    first.clientFault = fault;
    first.clientGone = true;
  }

  /** Returns what our own client's connection threw, if it did. */
  @Nullable Throwable clientFault() {
    return first.clientFault;
  }

  @Override
  void cannotTake(RequestFault fault) {
    OwnClient.mark(fault.thrown());
    first.requestFault = fault;
  }

  /** Returns what the container threw when it took the client's input apart, if it did. */
  @Nullable RequestFault requestFault() {
    return first.requestFault;
  }

  @Override
  GuardedRequest exchange() {
    return this;
  }

  /** Marks that the response is broken off on purpose. */
  void breakOff() {
    first.brokenOff = true;
  }

  boolean isBrokenOff() {
    return first.brokenOff;
  }

  boolean clientGone() {
    return first.clientGone;
  }

  /**
   * Returns whether the failure, or what has it as a cause, was dealt with before, and remembers it
   * from now on.
   */
  boolean alreadyHandled(Throwable failure) {
    Throwable before = first.handled;
    first.handled = failure;
    return before != null && Causes.contains(Causes.chain(before), failure);
  }

  /** Called for whatever the application says in its response. */
  void speaks() {
    GuardedAsync current = first.async;
    if (current != null) {
      current.speaks();
    }
  }

  @Nullable GuardedAsync async() {
    return first.async;
  }

  @Override
  public AsyncContext startAsync() {
    return started(new GuardedAsync(super.startAsync(), this, ownResponse()));
  }

  @Override
  public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
    // The pair that the application hands over is what it wants to get back.
    return started(new GuardedAsync(super.startAsync(request, response), this, null));
  }

  @Override
  public AsyncContext getAsyncContext() {
    AsyncContext current = super.getAsyncContext();
    GuardedAsync known = first.async;
    return known != null && known.wraps(current)
        ? known
        : started(new GuardedAsync(current, this, ownResponse()));
  }

  /**
   * The container would hand out its own response here, whose {@code sendError} answers for itself.
   */
  private GuardedResponse ownResponse() {
    return new GuardedResponse(target, this);
  }

  private GuardedAsync started(GuardedAsync context) {
    // A worker may fail after the end, when the container has given its request to another one.
    first.line = line();
    first.async = context;
    return context;
  }
}
