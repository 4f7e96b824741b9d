package dev.clearfault.metrics;

import static java.util.Objects.requireNonNull;

import dev.clearfault.input.ReadingProblems;
import dev.clearfault.internal.classify.UpstreamFailures;
import dev.clearfault.internal.exchange.Doors;
import dev.clearfault.internal.exchange.RequestFault;
import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import dev.clearfault.spi.Door;
import dev.clearfault.spi.Occurrence;
import dev.clearfault.spi.ProblemListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Counts every problem, by its code and by whose fault it is, and every violation.
 *
 * <p>A service file names it, so it counts in {@code Metrics.globalRegistry} of Micrometer if it is
 * beside the library. For a registry of your own, give an instance to {@code
 * ExceptionMappingFilter.Builder.listeners}.
 *
 * <p>The counters are {@code clearfault.problems} with the tags {@code code}, {@code status},
 * {@code fault}, {@code upstream}, {@code door} and {@code delivered}, and {@code
 * clearfault.validation.errors} with {@code code} and {@code in}. A problem that no client is told
 * of, because its request went on, counts in {@code clearfault.reported} with {@code code} alone.
 * No tag has a value from a request. An application can make codes at run time: the first 100 of
 * them are counted by their name, and the rest as {@code other}. Thread-safe.
 */
public final class ProblemMetrics implements ProblemListener, AutoCloseable {
  private static final String PROBLEMS = "clearfault.problems";
  private static final String ERRORS = "clearfault.validation.errors";
  private static final String REPORTED = "clearfault.reported";

  /** The codes of the library: no code of an application takes their place. */
  static final Set<String> LIBRARY_CODES = codes();

  private final Meters meters;
  private final AtomicBoolean open = new AtomicBoolean(true);

  /** Creates a listener for service files, which counts in the global registry. */
  public ProblemMetrics() {
    this(Meters.GLOBAL);
  }

  /** Creates a listener that counts in this registry. */
  public ProblemMetrics(MeterRegistry registry) {
    this(Meters.of(requireNonNull(registry, "registry")));
  }

  private ProblemMetrics(Meters meters) {
    this.meters = meters;
    meters.open();
  }

  private static Set<String> codes() {
    Stream<ProblemType> own =
        Stream.of(UpstreamFailures.TYPES, ReadingProblems.TYPES, RequestFault.TYPES)
            .flatMap(types -> types.stream());
    Stream<ProblemType> plain = IntStream.rangeClosed(400, 599).mapToObj(ProblemType::ofStatus);
    Stream<ProblemType> single = Stream.of(ProblemType.VALIDATION_FAILED, Doors.UNPROMISED);
    return Stream.concat(single, Stream.concat(own, plain))
        .map(ProblemType::code)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void occurred(Occurrence occurrence) {
    ProblemDocument document = occurrence.document();
    String code = meters.codes.orElse(document.code(), Meters.OTHER);
    if (occurrence.door() == Door.REPORT) {
      Tags tags = Tags.of("code", code);
      meters.count(REPORTED, "Problems that were reported, whose requests went on", tags);
      return;
    }
    Traces.during(document.traceId(), () -> count(occurrence, code));
    Traces.mark(code, document.status());
  }

  private void count(Occurrence occurrence, String code) {
    ProblemDocument document = occurrence.document();
    String upstream = document.upstream();
    String name = upstream == null ? "none" : meters.upstreams.orElse(upstream, Meters.OTHER);
    Tags tags = tags(occurrence, code, Integer.toString(document.status()), name);
    Tags rest = tags(occurrence, Meters.OTHER, Meters.OTHER, Meters.OTHER);
    meters.count(PROBLEMS, "Problems that were answered", meters.problems.orElse(tags, rest));
    for (Violation violation : document.errors()) {
      String in = violation.in() == null ? "none" : violation.in().wireName();
      Tags error =
          Tags.of("code", meters.errorCodes.orElse(violation.code(), Meters.OTHER), "in", in);
      meters.count(ERRORS, "Values of requests that were not accepted", error);
    }
  }

  private static Tags tags(Occurrence occurrence, String code, String status, String upstream) {
    return Tags.of(
        "code",
        code,
        "status",
        status,
        "fault",
        occurrence.fault().logName(),
        "upstream",
        upstream,
        "door",
        occurrence.door().logName(),
        "delivered",
        Boolean.toString(occurrence.delivered()));
  }

  /**
   * Removes the meters. The filter calls it at its end. They stay until the last filter with the
   * same registry has ended, and those of {@link UpstreamMetrics} in it go at the same time.
   */
  @Override
  public void close() {
    if (open.compareAndSet(true, false)) {
      meters.close();
    }
  }
}
