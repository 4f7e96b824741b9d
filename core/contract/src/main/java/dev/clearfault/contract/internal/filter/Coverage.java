package dev.clearfault.contract.internal.filter;

import dev.clearfault.contract.internal.operation.Contract;
import dev.clearfault.internal.setup.Mappings;
import dev.clearfault.internal.setup.SetUpLog;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.List;

/** Finds the paths of a contract that the filter is not mapped to, when the application starts. */
final class Coverage {
  /** A wrong mapping leaves out many paths, for one reason. */
  private static final int MOST = 3;

  private Coverage() {}

  /**
   * Logs the paths.
   *
   * @throws IllegalArgumentException if there are some, and the error layer is strict
   */
  static void tell(FilterConfig config, Contract contract, String basePath) {
    ServletContext context = config.getServletContext();
    FilterRegistration filter = context.getFilterRegistration(config.getFilterName());
    // Which paths the servlets of a mapping have is not looked at.
    if (filter == null || !Mappings.servlets(filter).isEmpty()) {
      return;
    }
    List<String> left =
        contract.operations().stream()
            .map(each -> basePath + each.path())
            .distinct()
            .filter(path -> !Mappings.cover(Mappings.patterns(filter), path))
            .toList();
    if (!left.isEmpty()) {
      String finding = finding(config.getFilterName(), left);
      if (SetUpLog.isStrict(context)) {
        throw new IllegalArgumentException(finding);
      }
      SetUpLog.of(context).warn(finding);
    }
  }

  private static String finding(String filter, List<String> left) {
    List<String> shown = left.subList(0, Math.min(MOST, left.size()));
    return "filter '"
        + filter
        + "' is not mapped to "
        + String.join(" and ", shown)
        + (left.size() > MOST ? " and " + (left.size() - MOST) + " more paths" : "")
        + " of the contract, so that their requests go unchecked: map it to /*, or correct basePath";
  }
}
