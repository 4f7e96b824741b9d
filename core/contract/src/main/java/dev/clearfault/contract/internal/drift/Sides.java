package dev.clearfault.contract.internal.drift;

import dev.clearfault.contract.internal.schema.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The two sides of a comparison. Each finding is one line: the place in the contract, and what each
 * side says.
 *
 * @param origin the place in the contract
 * @param place the place in the classes
 * @param lines receives the findings
 */
record Sides(Origin origin, String place, List<String> lines) {

  /** Compares what both say of a rule; null if a side does not have it. */
  void compare(String rule, @Nullable String contract, @Nullable String declared) {
    if (contract == null && declared != null) {
      declares(rule + " " + declared);
    } else if (contract != null && declared == null) {
      agrees(rule + " " + contract);
    } else if (contract != null && !contract.equals(declared)) {
      say("the contract says " + rule + " " + contract + ", " + place + " says " + declared);
    }
  }

  /** Writes the finding for a rule that only the contract has. */
  void agrees(String rule) {
    say("the contract says " + rule + ", " + place + " does not");
  }

  /** Writes the finding for a rule that only the class has. */
  void declares(String rule) {
    say(place + " says " + rule + ", the contract does not");
  }

  /** Writes a finding. */
  void say(String finding) {
    lines.add(origin + ": " + finding);
  }
}
