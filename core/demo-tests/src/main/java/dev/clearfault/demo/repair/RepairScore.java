package dev.clearfault.demo.repair;

import dev.clearfault.testing.Repair;
import dev.clearfault.testing.Repair.Endpoint;
import dev.clearfault.testing.Repair.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How many spoilt orders of an API are accepted after one, two and three repairs.
 *
 * <p>An order that is accepted as it was sent was not refused, so it is not counted as repaired. An
 * order whose other values did not survive the repair counts as not accepted.
 */
public final class RepairScore {
  private static final int MOST_REPAIRS = 3;

  private final Map<FaultKind, Row> rows = new EnumMap<>(FaultKind.class);
  private final List<String> failures = new ArrayList<>();

  /** The orders of one kind: how many there were, and how many needed 0, 1, 2 or 3 repairs. */
  private record Row(int sent, List<Integer> accepted) {
    int refused() {
      return sent - accepted.get(0);
    }

    int after(int repairs) {
      return accepted.subList(1, repairs + 1).stream().mapToInt(Integer::intValue).sum();
    }
  }

  private RepairScore() {}

  /**
   * Sends orders and repairs them.
   *
   * @param orders how many of each kind
   */
  public static RepairScore of(int orders, Endpoint endpoint) throws Exception {
    RepairScore score = new RepairScore();
    for (FaultKind kind : FaultKind.values()) {
      int[] accepted = new int[MOST_REPAIRS + 1];
      for (int seed = 0; seed < orders; seed++) {
        SpoiltOrder order = SpoiltOrder.of(kind, seed);
        Repair repair = Repair.untilAccepted(order.body(), MOST_REPAIRS, endpoint);
        if (score.isGood(kind, order, repair)) {
          accepted[repair.repairs()]++;
        }
      }
      score.rows.put(kind, new Row(orders, IntStream.of(accepted).boxed().toList()));
    }
    return score;
  }

  private boolean isGood(FaultKind kind, SpoiltOrder order, Repair repair) {
    boolean accepted = repair.outcome() == Outcome.ACCEPTED;
    if (accepted && (repair.repairs() == 0 || order.isKeptIn(repair.body()))) {
      return true;
    }
    failures.add(
        "%s: %s %s%n  %s%n  %s"
            .formatted(kind, repair.outcome(), repair.absent(), order.body(), repair.body()));
    return false;
  }

  /** Returns how many percent of the refused orders were accepted after so many repairs. */
  public double percent(int repairs) {
    return percent(total().after(repairs), total().refused());
  }

  /** Returns how many spoilt orders were accepted as they were sent. */
  public int acceptedAsSent() {
    return rows.values().stream().mapToInt(row -> row.accepted.get(0)).sum();
  }

  /** Returns the orders that were not accepted in the end, for a person. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  /** Returns a table in Markdown: a line for each kind, in percent of the refused orders. */
  public String table() {
    StringBuilder table =
        new StringBuilder(
            """
            | What is wrong | Accepted as sent | After 1 repair | After 2 | After 3 |
            |---|---|---|---|---|
            """);
    rows.forEach((kind, row) -> table.append(line(kind.title(), row)));
    return table.append(line("**all but the last line**", total())).toString();
  }

  private Row total() {
    List<Row> counted = FaultKind.REPAIRABLE.stream().map(this::row).toList();
    return new Row(
        counted.stream().mapToInt(Row::sent).sum(),
        IntStream.rangeClosed(0, MOST_REPAIRS)
            .mapToObj(i -> counted.stream().mapToInt(row -> row.accepted.get(i)).sum())
            .toList());
  }

  private static String line(String title, Row row) {
    StringBuilder line =
        new StringBuilder("| " + title + " | " + row.accepted.get(0) + " of " + row.sent);
    for (int repairs = 1; repairs <= MOST_REPAIRS; repairs++) {
      // Rounded down: 100 means all of them.
      int percent = (int) percent(row.after(repairs), row.refused());
      line.append(" | ").append(row.refused() == 0 ? "-" : percent + " %");
    }
    return line.append(" |\n").toString();
  }

  private static double percent(int part, int whole) {
    return whole == 0 ? 100 : 100.0 * part / whole;
  }

  private Row row(FaultKind kind) {
    return Optional.ofNullable(rows.get(kind)).orElseThrow();
  }
}
