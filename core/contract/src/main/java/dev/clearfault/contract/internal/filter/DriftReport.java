package dev.clearfault.contract.internal.filter;

import dev.clearfault.contract.internal.drift.AppServlets;
import dev.clearfault.contract.internal.drift.DriftDoctor;
import dev.clearfault.contract.internal.filter.ContractOptions.Drift;
import dev.clearfault.contract.internal.operation.Contract;
import dev.clearfault.internal.read.InputLimits;
import dev.clearfault.internal.read.InputReader;
import dev.clearfault.internal.setup.SetUpLog;
import jakarta.servlet.ServletContext;
import java.util.List;

/** Says what a contract and its application say differently, when the application starts. */
final class DriftReport {
  private DriftReport() {}

  /**
   * Logs the differences.
   *
   * @throws IllegalArgumentException if there is one, and the option says to stop
   */
  static void tell(Drift option, Contract contract, String basePath, ServletContext context) {
    if (option == Drift.OFF) {
      return;
    }
    List<String> findings =
        DriftDoctor.findings(
            contract,
            basePath,
            AppServlets.of(context),
            () -> InputReader.of(context, InputLimits.STANDARD).descriptions());
    if (option == Drift.STOP && !findings.isEmpty()) {
      throw new IllegalArgumentException(
          "the contract and the application differ, and drift is 'stop': mend these, or write"
              + " 'log':\n"
              + String.join("\n", findings));
    }
    SetUpLog log = SetUpLog.of(context);
    findings.forEach(each -> log.warn("drift: " + each));
  }
}
