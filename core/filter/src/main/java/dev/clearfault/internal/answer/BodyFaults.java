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
import dev.clearfault.spi.Evidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the problems of bodies, and of parts of forms, that the application reads with its own
 * parser.
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
    return fault == null
        ? findInParts(exchange, causes)
        : new Finding(problem(exchange, fault, List.of()), fault.evidence());
  }

  /** If more than one part could be meant, the parser itself must have told its source. */
  private @Nullable Finding findInParts(Exchange exchange, List<Throwable> causes) {
    Finding found = null;
    int count = 0;
    for (BodyRead part : exchange.client().parts()) {
      BodyFault fault = BodyEvidence.of(causes, part);
      if (fault != null) {
        found = new Finding(problem(exchange, fault, part.place()), fault.evidence());
        if (fault.evidence() == Evidence.PARSER_SOURCE) {
          return found;
        }
        count++;
      }
    }
    return count == 1 ? found : null;
  }

  private Problem problem(Exchange exchange, BodyFault fault, List<Object> place) {
    try {
      Language language = languages.of(exchange.acceptLanguage());
      return problem(fault, new BodyProblems(place, language));
    } catch (NoClassDefFoundError noJakartaValidation) {
      return Problem.of(ProblemType.ofStatus(400));
    }
  }

  private static Problem problem(BodyFault fault, BodyProblems problems) {
    return switch (fault.kind()) {
      case EMPTY -> problems.missing();
      case MALFORMED_JSON -> problems.malformedJson(fault.line(), fault.column());
      case MALFORMED_XML -> problems.malformedXml(fault.line(), fault.column());
      case MALFORMED_ENCODING -> problems.undecodable();
      case NESTING_TOO_DEEP, NUMBER_TOO_LONG, NAME_TOO_LONG ->
          problems.limit(fault.kind().name(), fault.path(), fault.limit());
      default -> value(fault, problems);
    };
  }

  private static Problem value(BodyFault fault, BodyProblems problems) {
    return problems.value(fault.kind().name(), fault.path(), fault.target(), fault.allowed());
  }
}
