package dev.clearfault.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The documented differences between the answers of annotations and those of a contract: what each
 * side says, letter for letter. Whatever else differs is a fault.
 */
final class Difference {
  /**
   * What both sides say of one value.
   *
   * @param annotated the code, the detail and the hint of each error
   * @param contract the same of the contract
   */
  record Row(List<String> annotated, List<String> contract) {}

  private static final String EMAIL =
      "email: must be a well-formed email address Send an e-mail address, such as"
          + " name@example.com.";
  private static final String BLANK = "not_blank: must not be blank Send a text that is not blank.";
  private static final String LENGTH =
      "size: size must be between 1 and 254 Send 1 to 254 characters.";
  private static final String DIGITS =
      "digits: numeric value out of bounds (<8 digits>.<2 digits> expected) Send at most 8 digits"
          + " before the decimal point and 2 after it.";

  /** A test looks for each row, so that none is there that no longer differs. */
  static final Set<Row> DOCUMENTED =
      Set.of(
          // No keyword compares a date with today.
          new Row(
              List.of(
                  "future_or_present: must be a date in the present or in the future Send a time"
                      + " that is not in the past."),
              List.of()),
          // @NotBlank is a rule of its own; a contract has required, minLength and the format.
          new Row(List.of(BLANK), List.of("not_null: must not be null Send a value.")),
          new Row(List.of(BLANK), List.of(EMAIL, LENGTH)),
          new Row(List.of(EMAIL, BLANK), List.of(EMAIL)),
          new Row(
              List.of(EMAIL, "size: size must be between 0 and 254 Send at most 254 characters."),
              List.of(EMAIL, LENGTH)),
          // One keyword stands for @PositiveOrZero and @Min(0).
          new Row(
              List.of("positive_or_zero: must be greater than or equal to 0 Send 0 or more."),
              List.of("min: must be greater than or equal to 0 Send 0 or more.")),
          // Digits before the point are a maximum of a contract, and those after it a step.
          new Row(
              List.of(DIGITS),
              List.of(
                  "digits: must have at most 2 digits after the decimal point Send at most 2 digits"
                      + " after the decimal point.")),
          new Row(
              List.of(DIGITS),
              List.of("decimal_max: must be less than 100000000 Send less than 100000000.")));

  /** A contract says where null is accepted; a class accepts it where nothing is required. */
  private static final Set<String> NULLABLE = Set.of("deliverOn", "note");

  private Difference() {}

  /**
   * Returns what differs and is not documented.
   *
   * @param met receives the documented differences
   */
  static List<String> undocumented(JsonNode annotated, JsonNode contract, Set<Row> met) {
    List<String> faults = new ArrayList<>();
    Map<String, List<JsonNode>> left = byPlace(annotated);
    Map<String, List<JsonNode>> right = byPlace(contract);
    Set<String> places = new LinkedHashSet<>(left.keySet());
    places.addAll(right.keySet());
    for (String place : places) {
      compare(
          place,
          left.getOrDefault(place, List.of()),
          right.getOrDefault(place, List.of()),
          met,
          faults);
    }
    List<String> common = new ArrayList<>(left.keySet());
    common.retainAll(right.keySet());
    List<String> other = new ArrayList<>(right.keySet());
    other.retainAll(left.keySet());
    if (!common.equals(other)) {
      faults.add("order " + common + " and " + other);
    }
    boolean bothRefused = !left.isEmpty() && !right.isEmpty();
    boolean neither = left.isEmpty() && right.isEmpty();
    if ((bothRefused || neither) && !rest(annotated).equals(rest(contract))) {
      faults.add(rest(annotated) + " and " + rest(contract));
    }
    return faults;
  }

  /** Returns where one code at one place has not the same words, or where the title has not. */
  static List<String> words(JsonNode annotated, JsonNode contract) {
    List<String> faults = new ArrayList<>();
    Map<String, List<JsonNode>> right = byPlace(contract);
    byPlace(annotated)
        .forEach(
            (place, errors) -> {
              for (JsonNode error : errors) {
                right.getOrDefault(place, List.of()).stream()
                    .filter(other -> hasOtherWords(error, other))
                    .forEach(other -> faults.add(place + " " + error + " and " + other));
              }
            });
    if (annotated.has("errors") && contract.has("errors")) {
      String title = annotated.path("title").asString();
      if (!title.equals(contract.path("title").asString())) {
        faults.add(title);
      }
    }
    return faults;
  }

  /** Numbers are left out, for a row says where the limits of a size are not the same. */
  private static boolean hasOtherWords(JsonNode error, JsonNode other) {
    String code = error.path("code").asString();
    return code.equals(other.path("code").asString())
        && !code.equals("digits") // A row has its words.
        && !letters(error).equals(letters(other));
  }

  private static String letters(JsonNode error) {
    String hint = error.path("code").asString().equals("size") ? "" : error.path("hint").asString();
    return (error.path("detail").asString() + hint).replaceAll("[0-9]", "");
  }

  /** The detail has the number of the errors, which the differences change. */
  private static JsonNode rest(JsonNode answer) {
    ObjectNode copy = (ObjectNode) answer.deepCopy();
    copy.remove(List.of("instance", "errors", "detail"));
    return copy;
  }

  private static Map<String, List<JsonNode>> byPlace(JsonNode answer) {
    Map<String, List<JsonNode>> places = new LinkedHashMap<>();
    if (answer.path("errors") instanceof ArrayNode errors) {
      for (JsonNode error : errors) {
        String place = error.path("in") + " " + error.path("field") + " " + error.path("pointer");
        places.computeIfAbsent(place, key -> new ArrayList<>()).add(error);
      }
    }
    return places;
  }

  private static void compare(
      String place,
      List<JsonNode> annotated,
      List<JsonNode> contract,
      Set<Row> met,
      List<String> faults) {
    Set<JsonNode> expected = new HashSet<>();
    annotated.forEach(each -> expected.add(translated(each)));
    contract.forEach(each -> expected.add(each.path("expected")));
    Row row = new Row(texts(annotated), texts(contract));
    if (!row.annotated().equals(row.contract())) {
      if (DOCUMENTED.contains(row)) {
        met.add(row);
      } else {
        faults.add(place + " " + row);
      }
    }
    if (expected.size() > 1) {
      faults.add(place + " expected " + expected);
    }
  }

  private static List<String> texts(List<JsonNode> errors) {
    return errors.stream()
        .map(
            each ->
                each.path("code").asString()
                    + ": "
                    + each.path("detail").asString()
                    + " "
                    + each.path("hint").asString()
                    + (each.has("fix") ? " " + each.get("fix") : ""))
        .toList();
  }

  /** Writes what annotations expect as the contract does. */
  private static JsonNode translated(JsonNode error) {
    JsonNode schema = error.path("expected").deepCopy();
    translate(schema, error.path("field").asString(""));
    return schema;
  }

  private static void translate(JsonNode schema, String name) {
    if (!(schema instanceof ObjectNode object)) {
      return;
    }
    // A contract can name the size of a number, which annotations say by the class.
    if (object.path("type").asString("").equals("integer")) {
      object.put("format", "int32");
    }
    // An annotated class refuses all other properties, and the answer does not say so.
    if (object.has("properties")) {
      object.put("additionalProperties", false);
    }
    String pattern = object.path("pattern").asString("");
    if (pattern.startsWith("^(?:")) {
      object.put("pattern", "^" + pattern.substring(4, pattern.length() - 2) + "$");
    }
    if (NULLABLE.contains(name)) {
      object.putArray("type").add("string").add("null");
    }
    translate(object.path("items"), "");
    object
        .path("properties")
        .properties()
        .forEach(each -> translate(each.getValue(), each.getKey()));
  }
}
