package dev.clearfault.contract.internal.filter;

import dev.clearfault.contract.internal.operation.Contract;
import dev.clearfault.contract.internal.operation.Operation;
import dev.clearfault.contract.internal.publish.PassedOperations;
import dev.clearfault.contract.internal.schema.SchemaFiles;
import dev.clearfault.internal.publish.Draft;
import dev.clearfault.internal.publish.OperationSource;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The operations of services behind the application, for the published document. The contracts are
 * read again when somebody asks for it, as those of a filter. Thread-safe.
 *
 * @param parts returns those that count now
 */
public record ServiceOffer(Supplier<? extends List<Part>> parts) implements OperationSource {
  /** A servlet may have the name of a filter. */
  private static final String NAME = ATTRIBUTE + "service/";

  /** It is answered without the service. */
  private static final String TRACE = "TRACE";

  /**
   * Where clients reach a path of a service.
   *
   * @param paths below the context path; none if it is not reached
   * @param areShared whether some of their variables' values lead elsewhere
   */
  public record Places(List<String> paths, boolean areShared) {}

  /**
   * One service.
   *
   * @param contract that requests are checked by
   * @param files opens its files
   * @param places returns where clients reach a path of the service
   * @param limitsBodies whether a body that is not checked may be too large
   * @param passesErrors whether a 5xx that is no problem document reaches the client
   */
  public record Part(
      ServiceContract contract,
      SchemaFiles.Source files,
      Function<String, Places> places,
      boolean limitsBodies,
      boolean passesErrors) {
    private void add(Asked asked, List<Draft> all) {
      SchemaFiles read = new SchemaFiles(files);
      PassedOperations passed = new PassedOperations(read, asked);
      for (Operation each : Contract.read(read, contract.file()).operations()) {
        Places at = places.apply(contract.basePath() + each.path());
        PassedOperations.Way way =
            new PassedOperations.Way(
                contract.isEnforced(), at.areShared(), limitsBodies, passesErrors);
        if (!each.method().equals(TRACE)) {
          at.paths().forEach(path -> all.add(passed.of(each, path, way)));
        }
      }
    }
  }

  /**
   * Offers the operations to the library, which may publish them.
   *
   * @param servlet the name of the servlet in front of the services
   */
  public static void make(
      ServletContext context, String servlet, Supplier<? extends List<Part>> parts) {
    context.setAttribute(NAME + servlet, new ServiceOffer(parts));
  }

  /** Takes the offer back. */
  public static void end(ServletContext context, String servlet) {
    context.removeAttribute(NAME + servlet);
  }

  @Override
  public List<Draft> operations(Asked asked) {
    List<Draft> all = new ArrayList<>();
    parts.get().forEach(each -> each.add(asked, all));
    return all;
  }

  @Override
  public Set<String> passedCodes() {
    Set<String> codes = new TreeSet<>();
    parts.get().forEach(each -> codes.addAll(each.contract().codes()));
    return codes;
  }

  /** Contracts that are read anew are others. */
  @Override
  public Object state() {
    return parts.get().stream().map(Part::contract).toList();
  }
}
