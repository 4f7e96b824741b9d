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
    String level() {
      return String.valueOf(members.get("level"));
    }

    String text() {
      return String.valueOf(members.get("text"));
    }

    String thrown() {
      return String.valueOf(members.get("thrown"));
    }
  }
}
