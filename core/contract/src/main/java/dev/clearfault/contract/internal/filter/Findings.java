package dev.clearfault.contract.internal.filter;

import static java.util.Objects.requireNonNull;

import dev.clearfault.contract.internal.operation.Match;
import dev.clearfault.contract.internal.request.RequestCheck;
import dev.clearfault.contract.internal.request.RequestCheck.Checked;
import dev.clearfault.contract.internal.schema.ContractSchema;
import dev.clearfault.internal.constraints.LocatedViolation;
import dev.clearfault.internal.read.ClientLanguage;
import dev.clearfault.internal.read.InputLimits;
import dev.clearfault.internal.read.ReadBody;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is wrong with a request: by the contract, by the schema of its servlet, and then by
 * the class of its handler, too.
 *
 * @param check compares a request with a contract
 * @param classes the classes that handlers declare
 * @param languages the texts of the application
 */
record Findings(RequestCheck check, ClassInputs classes, Languages languages) {

  /**
   * Returns what to answer; null if the request fits.
   *
   * @param match has an operation; null if the contract has none for the request
   * @param schema that of the servlet; null if it names none
   * @throws ProblemException if the body cannot be read
   */
  @Nullable ProblemException in(
      HttpServletRequest request, @Nullable Match match, @Nullable ContractSchema schema)
      throws IOException {
    List<LocatedViolation> found = List.of();
    boolean more = false;
    if (match != null) {
      Checked checked = check.check(request, requireNonNull(match.operation()), match);
      found = checked.violations();
      more = checked.more();
    }
    if (schema != null) {
      Checked checked = check.checkBody(request, schema);
      found = found.isEmpty() ? checked.violations() : Merge.of(checked.violations(), found);
      more |= checked.more();
    }
    return found.isEmpty() ? null : refusal(request, found, more);
  }

  /**
   * Does the same for a request that passes whatever is found: returns what is thrown, too. Only
   * what the client's connection throws goes on, because who reads the request next would meet it.
   */
  @Nullable Throwable orBroken(
      HttpServletRequest request, @Nullable Match match, @Nullable ContractSchema schema)
      throws IOException {
    ReadBody.keepRefused(request);
    try {
      return in(request, match, schema);
    } catch (RuntimeException | Error broken) {
      return broken;
    }
  }

  private ProblemException refusal(
      HttpServletRequest request, List<LocatedViolation> found, boolean more) throws IOException {
    InputLimits limits = InputLimits.of(request);
    List<LocatedViolation> ofClass = classes.violations(request, limits);
    List<LocatedViolation> all = ofClass.isEmpty() ? found : Merge.of(found, ofClass);
    return new ProblemException(
        LocatedViolation.problem(
            all, limits.maxErrors(), more, new ClientLanguage(languages, request).get()));
  }
}
