package dev.clearfault.internal.observe;

import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.spi.Occurrence;
import dev.clearfault.spi.RequestFacts;
import dev.clearfault.spi.UpstreamAttempt;
import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** The events of JDK Flight Recorder. All other classes load without its module. */
final class FlightEvents {
  private FlightEvents() {}

  @Name("dev.clearfault.Problem")
  @Label("Problem")
  @Category("Clearfault")
  @StackTrace(false)
  static final class ProblemEvent extends Event {
    @Label("Status")
    int status;

    @Label("Code")
    @Nullable String code;

    @Label("Instance")
    @Nullable String instance;

    @Label("Fault")
    @Nullable String fault;

    @Label("Because")
    @Nullable String because;

    @Label("Door")
    @Nullable String door;

    @Label("Delivered")
    boolean delivered;

    @Label("Upstream")
    @Nullable String upstream;

    @Label("Trace Id")
    @Nullable String traceId;

    @Label("Request Id")
    @Nullable String requestId;

    @Label("Method")
    @Nullable String method;

    @Label("Path")
    @Nullable String path;

    @Label("Route")
    @Nullable String route;

    @Label("Elapsed")
    @Timespan(Timespan.NANOSECONDS)
    long elapsed;

    @Label("Note")
    @Nullable String note;

    @Label("Causes")
    @Nullable String causes;
  }

  @Name("dev.clearfault.UpstreamAttempt")
  @Label("Upstream Attempt")
  @Category("Clearfault")
  @StackTrace(false)
  static final class AttemptEvent extends Event {
    @Label("Upstream")
    @Nullable String upstream;

    @Label("Outcome")
    @Nullable String outcome;

    @Label("Number")
    int number;

    @Label("Trace Id")
    @Nullable String traceId;

    @Label("Elapsed")
    @Timespan(Timespan.NANOSECONDS)
    long elapsed;
  }

  static void problem(Occurrence occurrence) {
    ProblemEvent event = new ProblemEvent();
    if (event.isEnabled()) {
      fill(event, occurrence);
      event.commit();
    }
  }

  private static void fill(ProblemEvent event, Occurrence occurrence) {
    ProblemDocument document = occurrence.document();
    event.status = document.status();
    event.code = document.code();
    event.instance = document.instance();
    event.fault = occurrence.fault().logName();
    event.because = occurrence.evidence().logName();
    event.door = occurrence.door().logName();
    event.delivered = occurrence.delivered();
    event.upstream = LogLine.safeOrNull(document.upstream());
    event.traceId = document.traceId();
    event.requestId = LogLine.safeOrNull(document.requestId());
    RequestFacts request = occurrence.request();
    event.method = LogLine.safe(request.method());
    event.path = LogLine.safe(request.path());
    event.route = LogLine.safeOrNull(request.route());
    event.elapsed = request.duration().toNanos();
    event.note = LogLine.safeOrNull(occurrence.note());
    event.causes = CauseText.of(occurrence.causes());
  }

  static boolean takesAttempts() {
    return new AttemptEvent().isEnabled();
  }

  static void attempt(UpstreamAttempt attempt) {
    AttemptEvent event = new AttemptEvent();
    if (event.isEnabled()) {
      event.upstream = attempt.upstream();
      event.outcome = attempt.outcome();
      event.number = attempt.number();
      event.traceId = attempt.traceId();
      event.elapsed = attempt.duration().toNanos();
      event.commit();
    }
  }
}
