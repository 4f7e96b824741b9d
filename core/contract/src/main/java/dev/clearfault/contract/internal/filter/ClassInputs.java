package dev.clearfault.contract.internal.filter;

import dev.clearfault.input.ValidInput;
import dev.clearfault.internal.constraints.LocatedViolation;
import dev.clearfault.internal.read.InputLimits;
import dev.clearfault.internal.read.InputReader;
import dev.clearfault.internal.setup.ValidInputServlets;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;

/** What is wrong with a request by the annotated class that its handler declares. */
record ClassInputs(ValidInputServlets servlets) {

  /**
   * Returns the violations of a request that the contract has refused already; none if the handler
   * declares no class.
   */
  List<LocatedViolation> violations(HttpServletRequest request, InputLimits limits)
      throws IOException {
    ValidInput declared = servlets.inputOf(request);
    if (declared == null) {
      return List.of();
    }
    try {
      return InputReader.of(request.getServletContext(), limits)
          .violations(request, declared.value(), declared.groups());
    } catch (RuntimeException | LinkageError notReadable) {
      // The class need not expect what the contract refuses.
      return List.of();
    }
  }
}
