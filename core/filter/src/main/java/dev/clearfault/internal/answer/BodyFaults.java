package dev.clearfault.internal.answer;

import dev.clearfault.internal.classify.Finding;
import dev.clearfault.internal.evidence.BodyEvidence;
import dev.clearfault.internal.evidence.BodyFault;
import dev.clearfault.internal.evidence.BodyRead;
import dev.clearfault.internal.exchange.Exchange;
import dev.clearfault.internal.read.BodyProblems;
import dev.clearfault.internal.text.Language;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the problems of bodies that the application reads with its own parser.
 *
 * <p>Thread-safe.
 *
 * @param languages of the texts
 */
record BodyFaults(Languages languages) {

  /** Returns what was found; null if the body is not proved to be to blame. */
  @Nullable Finding find(Exchange exchange, List<Throwable> causes) {
    BodyRead body = exchange.bodyRead();
    BodyFault fault = body == null ? null : BodyEvidence.of(causes, body);
    return fault == null ? null : new Finding(problem(exchange, fault), fault.evidence());
  }

  private Problem problem(Exchange exchange, BodyFault fault) {
    try {
      return problem(fault, languages.of(exchange.acceptLanguage()));
    } catch (NoClassDefFoundError noJakartaValidation) {
      return Problem.of(ProblemType.ofStatus(400));
    }
  }

  private static Problem problem(BodyFault fault, Language language) {
    return switch (fault.kind()) {
      case EMPTY -> BodyProblems.missing();
      case MALFORMED_JSON -> BodyProblems.malformedJson(fault.line(), fault.column());
      case MALFORMED_XML -> BodyProblems.malformedXml(fault.line(), fault.column());
      case MALFORMED_ENCODING -> BodyProblems.undecodable(language);
      case NESTING_TOO_DEEP, NUMBER_TOO_LONG, NAME_TOO_LONG ->
          BodyProblems.limit(fault.kind().name(), fault.path(), fault.limit(), language);
      case BODY_TOO_LARGE -> Problem.of(ProblemType.ofStatus(413));
      case INVALID_VALUE ->
          fault.line() > 0
              ? BodyProblems.invalidXml(fault.line(), fault.column(), language)
              : value(fault, language);
      default -> value(fault, language);
    };
  }

  private static Problem value(BodyFault fault, Language language) {
    return BodyProblems.value(
        fault.kind().name(), fault.path(), fault.target(), fault.allowed(), language);
  }
}
