package dev.clearfault.contract.internal.response;

import dev.clearfault.contract.internal.operation.Operation;
import dev.clearfault.internal.answer.AnswerWatch;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/**
 * Watches the answer to one request, whether the application writes it or this library, and reports
 * what is not as the contract says. It changes no answer, and no fault of its own reaches the
 * client.
 */
public final class ResponseWatch implements AnswerWatch {
  private final Operation operation;
  private final Report report;
  private final CopyingResponse response;
  private boolean ended;

  /** Receives what was found. */
  public interface Report {
    /** Receives the findings on one answer; at least one. */
    void found(List<String> findings);

    /** Receives what comparing the answer has thrown. */
    void broken(Throwable thrown);
  }

  private ResponseWatch(Operation operation, HttpServletResponse response, Report report) {
    this.operation = operation;
    this.report = report;
    this.response = new CopyingResponse(response);
  }

  /** Begins to watch. The application gets {@link #response} in place of the response. */
  public static ResponseWatch begin(
      HttpServletRequest request,
      HttpServletResponse response,
      Operation operation,
      Report report) {
    ResponseWatch watch = new ResponseWatch(operation, response, report);
    request.setAttribute(ATTRIBUTE, watch);
    return watch;
  }

  /** Returns the response that the application gets. */
  public HttpServletResponse response() {
    return response;
  }

  /** Returns the request that the application gets. */
  public HttpServletRequest request(HttpServletRequest request) {
    return new WatchedRequest(request, response);
  }

  /** Returns whether the answer to a request is watched, as it is in a forward. */
  public static boolean isOn(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) != null;
  }

  /**
   * Reports when the answer is complete: now, or when the asynchronous request ends. Call it when
   * the application has returned, but not when it has thrown: then a failure is answered.
   */
  public void returned(HttpServletRequest request) {
    if (request.isAsyncStarted()) {
      request.getAsyncContext().addListener(new AtTheEnd());
    } else {
      end();
    }
  }

  /** The application's answer, unless it was replaced by one to a failure. */
  private synchronized void end() {
    if (!ended && !response.isRefused()) {
      ended = true;
      examine(response.answer());
    }
  }

  @Override
  public synchronized void answered(HttpServletResponse sent, byte[] body) {
    ended = true;
    examine(SentAnswer.of(sent, body));
  }

  private void examine(SentAnswer answer) {
    try {
      List<String> findings = ResponseCheck.findings(operation, answer);
      if (!findings.isEmpty()) {
        report.found(findings);
      }
    } catch (RuntimeException | Error broken) {
      report.broken(broken);
    }
  }

  private final class AtTheEnd implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {
      end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      // What answers it comes after.
    }

    @Override
    public void onError(AsyncEvent event) {
      // What answers it comes after.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      event.getAsyncContext().addListener(this); // A new cycle forgets the listeners.
    }
  }
}
