package dev.clearfault.contract;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a fixture noticed of one test.
 *
 * @param occurrences what listeners were told
 * @param log the lines that were logged
 */
record Noticed(List<Occurrence> occurrences, List<Line> log) {

  /** Asks the probe. */
  static Noticed of(RequestSpecification application, String id) {
    JsonPath found = application.get("/probe/{id}", id).then().statusCode(200).extract().jsonPath();
    return new Noticed(
        found.<Map<String, Object>>getList("occurrences").stream().map(Occurrence::new).toList(),
        found.<Map<String, Object>>getList("log").stream().map(Line::new).toList());
  }

  /** Returns how many lines of the log begin like this. */
  long timesLogged(String beginning) {
    return log.stream().filter(line -> line.text().startsWith(beginning)).count();
  }

  /**
   * One call of a listener.
   *
   * @param members what the probe tells about it
   */
  record Occurrence(Map<String, Object> members) {
    @Nullable Object get(String name) {
      return members.get(name);
    }
  }

  /**
   * One record of the log.
   *
   * @param members what the probe tells about it
   */
  record Line(Map<String, Object> members) {
    /** The name in the JDK's terms: WildFly's log has levels of its own. */
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
