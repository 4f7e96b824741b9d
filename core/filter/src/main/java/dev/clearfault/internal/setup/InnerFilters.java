package dev.clearfault.internal.setup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Looks for set-ups in which a filter that checks requests does not see all of them, or sees them
 * too early.
 *
 * @param descriptor that of the application
 */
record InnerFilters(Descriptor descriptor) {
  static final String CONTRACT = "dev.clearfault.contract.ContractFilter";
  static final String VALIDATION = "dev.clearfault.ValidationFilter";
  private static final List<String> DISPATCHERS = List.of("REQUEST", "FORWARD", "ASYNC");

  /** Returns a sentence for each fault. */
  List<String> findings() {
    List<String> findings = new ArrayList<>();
    for (Descriptor.Filter filter : descriptor.filters()) {
      List<Descriptor.Mapping> own = mappings(filter.name());
      if (isInner(filter) && !own.isEmpty()) {
        examineSupport(filter, findings);
        examineDispatchers(filter, own, findings);
        examineOrder(filter, own, findings);
      }
    }
    examineContract(findings);
    return findings;
  }

  private static boolean isInner(Descriptor.Filter filter) {
    return filter.className().equals(CONTRACT) || filter.className().equals(VALIDATION);
  }

  private List<Descriptor.Mapping> mappings(String filter) {
    return descriptor.mappings().stream().filter(each -> each.filter().equals(filter)).toList();
  }

  private static void examineSupport(Descriptor.Filter filter, List<String> findings) {
    if (!filter.asyncSupported()) {
      findings.add("filter '" + filter.name() + "' " + Doctor.NO_ASYNC);
    }
  }

  private static void examineDispatchers(
      Descriptor.Filter filter, List<Descriptor.Mapping> own, List<String> findings) {
    Set<String> missing = new TreeSet<>(DISPATCHERS);
    for (Descriptor.Mapping each : own) {
      missing.removeAll(each.dispatchers());
    }
    if (!missing.isEmpty()) {
      findings.add(
          "filter '"
              + filter.name()
              + "' does not see dispatches of "
              + String.join(" and ", missing)
              + ", so that their requests go unchecked: write "
              + Descriptor.elements(DISPATCHERS)
              + " into its <filter-mapping>");
    }
  }

  /** What comes later may refuse a client, whose body is read by then. */
  private void examineOrder(
      Descriptor.Filter filter, List<Descriptor.Mapping> own, List<String> findings) {
    Set<String> before = new TreeSet<>();
    for (Descriptor.Mapping other : descriptor.mappings().subList(first(own), end())) {
      if (isOther(other.filter()) && own.stream().anyMatch(each -> meet(each, other))) {
        before.add("'" + other.filter() + "'");
      }
    }
    if (!before.isEmpty()) {
      findings.add(
          "filter '"
              + filter.name()
              + "' is mapped before "
              + String.join(" and ", before)
              + ", so that it reads the body of a client which a later filter refuses: put its"
              + " <filter-mapping> after those of all other filters");
    }
  }

  private int first(List<Descriptor.Mapping> own) {
    return descriptor.mappings().indexOf(own.get(0));
  }

  private int end() {
    return descriptor.mappings().size();
  }

  /** The order of the error layer is examined with that layer. */
  private boolean isOther(String name) {
    return Stream.of(CONTRACT, VALIDATION, Doctor.FILTER)
        .noneMatch(each -> descriptor.isOf(each, name));
  }

  private static boolean meet(Descriptor.Mapping one, Descriptor.Mapping other) {
    return covers(one.patterns(), other.patterns()) || covers(other.patterns(), one.patterns());
  }

  private static boolean covers(Collection<String> patterns, Collection<String> others) {
    return others.stream().anyMatch(each -> Mappings.cover(patterns, each));
  }

  /** Each of the two filters refuses alone, so the first one decides which errors an answer has. */
  private void examineContract(List<String> findings) {
    int contract = firstMapping(CONTRACT);
    int validation = firstMapping(VALIDATION);
    if (contract > validation && validation >= 0) {
      findings.add(
          "filter '"
              + descriptor.mappings().get(contract).filter()
              + "' is mapped after '"
              + descriptor.mappings().get(validation).filter()
              + "', so that an answer has the errors of a class without those of the contract: put"
              + " its <filter-mapping> before that one");
    }
  }

  private int firstMapping(String className) {
    for (int i = 0; i < end(); i++) {
      if (descriptor.isOf(className, descriptor.mappings().get(i).filter())) {
        return i;
      }
    }
    return -1;
  }
}
