package dev.clearfault.contract;

import dev.clearfault.demo.JsonBody;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The records of a fixture for one test.
 *
 * @param occurrences the occurrences that listeners got
 * @param log the log lines
 */
record Noticed(List<Occurrence> occurrences, List<Line> log) {

  /** Gets the records from the probe. */
  static Noticed of(RequestSpecification application, String id) {
    String found = application.get("/probe/{id}", id).then().statusCode(200).extract().asString();
    return new Noticed(
        JsonBody.<List<Map<String, Object>>>value(found, "occurrences").stream()
            .map(Occurrence::new)
            .toList(),
        JsonBody.<List<Map<String, Object>>>value(found, "log").stream().map(Line::new).toList());
  }

  /** Returns the number of log lines that begin like this. */
  long timesLogged(String beginning) {
    return log.stream().filter(line -> line.text().startsWith(beginning)).count();
  }

  /**
   * One call of a listener.
   *
   * @param members the members in the answer of the probe
   */
  record Occurrence(Map<String, Object> members) {
    @Nullable Object get(String name) {
      return members.get(name);
    }
  }

  /**
   * One record of the log.
   *
   * @param members the members in the answer of the probe
   */
  record Line(Map<String, Object> members) {
    /** The level in the JDK's terms: WildFly's log has other names. */
    String level() {
      String name = String.valueOf(members.get("level"));
      return switch (name) {
        case "ERROR" -> "SEVERE";
        case "WARN" -> "WARNING";
        case "DEBUG" -> "FINE";
        default -> name;
      };
    }

    String text() {
      return String.valueOf(members.get("text"));
    }

    String thrown() {
      return String.valueOf(members.get("thrown"));
    }
  }
}
