package dev.clearfault.contract.internal.drift;

import dev.clearfault.contract.internal.operation.Contract;
import dev.clearfault.contract.internal.operation.Operation;
import dev.clearfault.contract.internal.operation.PathTemplate;
import dev.clearfault.input.ValidInput;
import dev.clearfault.internal.read.InputDescriptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares a contract with the servlets of an application, and writes one line for each rule that
 * only one of them has.
 */
public final class DriftDoctor {
  private final String basePath;
  private final List<Mapping> mappings = new ArrayList<>();
  private final Supplier<InputDescriptions> descriptions;
  private final List<String> lines = new ArrayList<>();

  /** The handlers that some operation is for. */
  private final Map<Mapping, Set<String>> used = new HashMap<>();

  private DriftDoctor(String basePath, Supplier<InputDescriptions> descriptions) {
    this.basePath = basePath;
    this.descriptions = descriptions;
  }

  /**
   * Returns the findings, in the order of the contract's operations; the servlets follow.
   *
   * @param basePath the path of the contract's server inside the application; empty for its root
   * @param descriptions asked only if a servlet has a handler with an input
   */
  public static List<String> findings(
      Contract contract,
      String basePath,
      Collection<AppServlet> servlets,
      Supplier<InputDescriptions> descriptions) {
    DriftDoctor doctor = new DriftDoctor(basePath, descriptions);
    for (AppServlet servlet : servlets) {
      servlet.patterns().forEach(pattern -> doctor.mappings.add(Mapping.of(servlet, pattern)));
    }
    doctor.examineBase(contract.operations());
    contract.operations().forEach(doctor::examine);
    servlets.forEach(doctor::examine);
    return doctor.lines.stream().distinct().toList();
  }

  /** Below the wrong path no request is checked, which nobody would see. */
  private void examineBase(List<Operation> operations) {
    if (!operations.isEmpty() && operations.stream().allMatch(each -> mapping(each) == null)) {
      lines.add(
          operations.get(0).origin().file()
              + ": no operation has a servlet below "
              + (basePath.isEmpty() ? "/" : basePath)
              + ": set basePath to the path that the servlets are below");
    }
  }

  private @Nullable Mapping mapping(Operation operation) {
    return Mapping.find(mappings, basePath + operation.path());
  }

  private void examine(Operation operation) {
    Mapping mapping = mapping(operation);
    if (mapping == null) {
      lines.add(operation.origin() + ": no servlet is mapped to " + basePath + operation.path());
      return;
    }
    AppServlet servlet = mapping.servlet();
    String handler = servlet.handler(operation.method());
    if (handler == null) {
      lines.add(
          operation.origin()
              + ": "
              + servlet.className()
              + " does not handle "
              + operation.method());
      return;
    }
    used.computeIfAbsent(mapping, key -> new HashSet<>()).add(handler);
    ValidInput input = servlet.inputs().get(handler);
    if (input != null) {
      int segments = mapping.segments() - PathTemplate.fixed(basePath).size();
      new RequestDrift(operation, lines).compare(input, descriptions.get(), segments);
    }
  }

  /** What a servlet does outside of the contract's path is not the contract's business. */
  private void examine(AppServlet servlet) {
    List<Mapping> own =
        mappings.stream()
            .filter(each -> each.servlet().equals(servlet) && each.isBelow(basePath))
            .toList();
    for (String handler : servlet.ownHandlers()) {
      if (own.stream().noneMatch(each -> used.getOrDefault(each, Set.of()).contains(handler))) {
        own.stream().findFirst().ifPresent(each -> lines.add(unknown(each, handler)));
      }
    }
  }

  private static String unknown(Mapping mapping, String handler) {
    return mapping.servlet().className()
        + "."
        + handler
        + " at "
        + mapping.pattern()
        + ": the contract has no operation for it";
  }
}
