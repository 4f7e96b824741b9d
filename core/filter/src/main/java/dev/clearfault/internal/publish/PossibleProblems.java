package dev.clearfault.internal.publish;

import dev.clearfault.input.ReadingProblems;
import dev.clearfault.internal.catalogue.Answers;
import dev.clearfault.internal.read.PossibleError;
import dev.clearfault.problem.ProblemType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which problems an operation can answer: those of its input, its own, and an unexpected one. */
final class PossibleProblems {
  private static final Comparator<ProblemType> ORDER =
      Comparator.comparingInt(ProblemType::status).thenComparing(ProblemType::code);

  private static final Comparator<Answered> LISTED =
      Comparator.comparingInt(Answered::status).thenComparing(each -> each.type().code());

  private final Answers answers;
  private final Set<ProblemType> types = new TreeSet<>(ORDER);
  private final List<Draft.Told> passed = new ArrayList<>();

  /**
   * A problem that an answer can have.
   *
   * @param status of the answer
   * @param isPassed whether only another service answers it
   */
  record Answered(int status, ProblemType type, boolean isPassed) {}

  PossibleProblems(Answers answers) {
    this.answers = answers;
    add(ProblemType.ofStatus(500));
  }

  /** Adds the problems of what can be wrong in a request. */
  PossibleProblems withErrors(List<PossibleError> errors) {
    for (PossibleError each : errors) {
      add(
          each.isMalformed()
              ? ReadingProblems.MALFORMED_JSON
              : each.isMissing() ? ReadingProblems.MISSING_BODY : ProblemType.VALIDATION_FAILED);
    }
    return this;
  }

  /** Adds the problems of reading any body: it is too large, of another type, or ends early. */
  PossibleProblems withBody() {
    List.of(400, 408, 413, 415).forEach(status -> add(ProblemType.ofStatus(status)));
    return this;
  }

  /** Adds the problem of a status that the operation answers by itself. */
  PossibleProblems withStatus(int status) {
    add(ProblemType.ofStatus(status));
    return this;
  }

  /** Adds the problems of the container's parsers of forms. */
  PossibleProblems withForm() {
    answers.find("malformed_parameters").ifPresent(types::add);
    answers.find("malformed_multipart").ifPresent(types::add);
    return this;
  }

  /**
   * Adds the problems that a handler names.
   *
   * @param codes each with {@code *} at its end for all with this beginning
   * @throws IllegalArgumentException if there is no such problem; the message says what to write
   */
  PossibleProblems withCodes(List<String> codes) {
    for (String code : codes) {
      if (code.equals("*")) {
        types.addAll(answers.ofApplication());
        types.addAll(answers.startingWith("upstream_"));
      } else if (code.endsWith("*")) {
        types.addAll(answers.startingWith(Handler.start(code)));
      } else {
        types.add(
            answers
                .find(code)
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "@Published names the problem " + Handler.unknown(code))));
      }
    }
    return this;
  }

  /** Adds the problems that another service answers. */
  PossibleProblems withPassed(List<Draft.Told> problems) {
    passed.addAll(problems);
    return this;
  }

  /** Adds a type as the catalogue has it, with its URI. */
  private void add(ProblemType type) {
    types.add(answers.find(type.code()).orElse(type));
  }

  /** Returns each pair of status and code once. */
  List<Answered> all() {
    Map<Draft.Told, Answered> all = new HashMap<>();
    for (ProblemType type : types) {
      for (int status : answers.statuses(type)) {
        all.put(new Draft.Told(status, type.code()), new Answered(status, type, false));
      }
    }
    for (Draft.Told each : passed) {
      all.computeIfAbsent(each, pair -> new Answered(pair.status(), foreign(pair), true));
    }
    return all.values().stream().sorted(LISTED).toList();
  }

  /** The service has a title for it, which nobody knows here. */
  private ProblemType foreign(Draft.Told pair) {
    String words = pair.code().replace('_', ' ');
    String title = Character.toUpperCase(words.charAt(0)) + words.substring(1);
    return answers
        .find(pair.code())
        .orElseGet(() -> ProblemType.of(pair.code(), pair.status(), title));
  }
}
