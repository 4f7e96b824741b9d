package dev.clearfault.internal.setup;

import dev.clearfault.internal.observe.ProblemLog;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/**
 * Examines the first request, because no descriptor shows what is set up in code.
 *
 * <p>Thread-safe. If several requests are the first, each may log the same.
 */
public final class FirstRequest {
  private final String name;
  private final ProblemLog log;
  private boolean seen;

  /** Creates a check for the filter of that name. */
  FirstRequest(String name, ProblemLog log) {
    this.name = name;
    this.log = log;
  }

  /** Logs what is wrong, if this is the first request. */
  public void look(HttpServletRequest request) {
    if (!seen && request.getDispatcherType() == DispatcherType.REQUEST) {
      seen = true;
      findings(request)
          .forEach(
              finding -> log.setUp(Level.WARNING, "Clearfault: filter '" + name + "' " + finding));
    }
  }

  /** Returns a sentence for each fault. */
  static List<String> findings(HttpServletRequest request) {
    List<String> findings = new ArrayList<>();
    if (request instanceof ServletRequestWrapper wrapper) {
      findings.add(
          "gets its requests from "
              + wrapper.getClass().getName()
              + ", so that something is around it whose failures it cannot answer: register that"
              + " one later, or with isMatchAfter=true");
    }
    if (!request.isAsyncSupported()) {
      findings.add(
          "or one before it does not support asynchronous processing, so that startAsync throws"
              + " behind it: write <async-supported>true</async-supported>, or call"
              + " setAsyncSupported(true) on its registration");
    }
    return findings;
  }
}
