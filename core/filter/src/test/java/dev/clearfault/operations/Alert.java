package dev.clearfault.operations;

import dev.clearfault.problem.ProblemType;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The alerts, each with the problem types that make it fire when they are frequent. */
@SuppressWarnings("ImmutableEnumChecker") // the predicates have no state
enum Alert {
  /**
   * Two windows for each speed: the short one makes the alert end soon after the failures do. Five
   * failures are the least that wakes somebody, because one of ten requests at night is no news.
   */
  ERROR_BUDGET_BURNS(
      Severity.PAGE,
      "2m",
      """
      (
        job_fault:clearfault_problems:ratio5m{fault=~"ours|upstream"} > 14.4 * 0.001
        and job_fault:clearfault_problems:ratio1h > 14.4 * 0.001
        or
        job_fault:clearfault_problems:ratio30m{fault=~"ours|upstream"} > 6 * 0.001
        and job_fault:clearfault_problems:ratio6h > 6 * 0.001
      )
      and sum by (job, fault) (job_code:clearfault_problems:increase15m) >= 5
      """,
      type -> !isClients(type)),
  /** A service that few requests need is seen by the share of its calls. */
  UPSTREAM_FAILS(
      Severity.PAGE,
      "1m",
      """
      (
        job_upstream:clearfault_problems:ratio5m > 0.05
        or
        job_upstream:clearfault_upstream_calls:failed_ratio5m > 0.5
      )
      and sum by (job, upstream) (job_code:clearfault_problems:increase15m{fault="upstream"}) >= 5
      """,
      Alert::isUpstreams),
  SERVER_ERRORS(
      Severity.TICKET,
      "0m",
      """
      sum by (job, code, status) (job_code:clearfault_problems:increase15m{fault="ours"}) >= 5
      """,
      type -> !isClients(type) && !isUpstreams(type)),
  /** Without a past there is nothing to compare with, so a new application does not alert. */
  BAD_REQUESTS_JUMP(
      Severity.TICKET,
      "5m",
      """
      (
        job_code:clearfault_problems:ratio10m{status=~"400|422"} > 0.02
        unless job_code:clearfault_problems:ratio10m <= 3 * (job_code:clearfault_problems:ratio1h offset 1h)
      )
      and sum by (job, code, status) (job_code:clearfault_problems:increase15m) >= 20
      and on (job) job:requests:rate1h offset 1h > 0
      """,
      type -> type.status() == 400 || type.status() == 422),
  /** A breaker that tries the service again is not open at each scrape. */
  CIRCUIT_OPEN(
      Severity.TICKET,
      "1m",
      """
      max by (job, upstream) (max_over_time(clearfault_upstream_circuit{state="open"}[2m])) == 1
      """,
      type -> false),
  /** A client that breaks off its own request is no news. */
  ANSWERS_CUT_OFF(
      Severity.TICKET,
      "0m",
      """
      sum by (job, code) (job_code:clearfault_problems:increase15m{delivered="false", fault!="client"}) >= 5
      """,
      type -> false),
  /** Other jobs of the same Prometheus are not ours to watch. */
  METRICS_MISSING(
      Severity.TICKET,
      "2m",
      """
      up == 0 and on (job) count by (job) (last_over_time(clearfault_problems_total[24h]))
      or
      count by (job) (clearfault_problems_total) unless on (job) job:requests:rate5m
      """,
      type -> false);

  private final Severity severity;
  private final String hold;
  private final String expression;
  private final Predicate<ProblemType> concerns;

  Alert(Severity severity, String hold, String expression, Predicate<ProblemType> concerns) {
    this.severity = severity;
    this.hold = hold;
    this.expression = expression;
    this.concerns = concerns;
  }

  /** Who has to act. */
  enum Severity {
    /** Somebody, now. */
    PAGE,
    /** Somebody, in working hours. */
    TICKET;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns the name in Prometheus, such as {@code ClearfaultServerErrors}. */
  String title() {
    return "Clearfault"
        + Arrays.stream(name().split("_", -1))
            .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
            .collect(Collectors.joining());
  }

  Severity severity() {
    return severity;
  }

  /** Returns for how long the expression must hold. */
  String hold() {
    return hold;
  }

  String expression() {
    return expression;
  }

  /** Returns whether many problems of the type, and nothing else, make the alert fire. */
  boolean concerns(ProblemType type) {
    return concerns.test(type);
  }

  private static boolean isClients(ProblemType type) {
    return OperatedType.fault(type).equals("client");
  }

  private static boolean isUpstreams(ProblemType type) {
    return OperatedType.fault(type).equals("upstream");
  }
}
