package dev.clearfault.contract.fuzz;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** JSON documents: good ones with changes to values, members or bytes. */
final class JsonBodies {
  private static final List<Object> GOOD =
      List.of(
          parsed(
              """
              {"texts":{"text":"x","mail":"ada@example.com","sku":"ABC-1234","letter":"x",
                "flag":true,"way":"EXPRESS","id":"6fa459ea-ee8a-4ca4-894e-db77e160355e",
                "link":"a/b","locale":"de-CH","currency":"EUR","pattern":"[a-z]+","bytes":"AQID",
                "buffer":"AQID"},
               "numbers":{"count":1,"age":18,"big":9,"small":2,"tiny":1,"ratio":0.5,"half":0.5,
                "price":9.90,"huge":-12345678901234567890},
               "times":{"date":"2026-01-31","time":"10:15:30","dateTime":"2026-01-31T10:15:30",
                "offsetDateTime":"2026-01-31T10:15:30+01:00","offsetTime":"10:15:30+01:00",
                "zoned":"2026-01-31T10:15:30+01:00","instant":"2026-01-31T10:15:30Z","year":2026,
                "yearMonth":"2026-01","monthDay":"--01-31","month":"JANUARY","day":"MONDAY",
                "duration":"PT1H","period":"P1D","zone":"Europe/Zurich","offset":"+01:00"},
               "lists":{"title":"x","size":1,"sizes":[1,2],
                "ways":["STANDARD"],"counts":{"a":1},
                "dates":{"EXPRESS":"2026-01-31"},"names":["a"],"digits":[1,2],"rows":[["a"],["b"]],
                "items":[{"text":"x","letter":"x","flag":true}]},
               "shape":{"kind":"circle","radius":1.5,"drawn":"2020-01-31T10:15:30Z"},
               "shapes":[{"kind":"line","from":"a","to":"b","next":{"kind":"circle","radius":1}}],
               "tree":{"any":["thing",1,null]},"next":{"texts":{"text":"y","letter":"y","flag":false}}}"""),
          parsed("{\"title\":\"New\",\"price\":1.5}"),
          parsed("{\"title\":\"New\",\"mail\":\"ada@example.com\",\"text\":\"x\",\"size\":1}"),
          parsed(
              """
              {"email":"ada@example.com","age":36,"shipping":"EXPRESS","deliverOn":"2999-12-31",
               "items":[{"sku":"A","quantity":2,"price":9.90}]}"""));

  private static final List<String> TOKENS =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-0",
          "-1",
          "1.5",
          "1e999999999",
          "-1E-999999999",
          "1e400",
          "99999999999999999999999999",
          "NaN",
          "Infinity",
          "01",
          "+1",
          ".5",
          "5.",
          "0x10",
          "tru",
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"\\u0000\"",
          "\"a\u0001b\"",
          "\"\\x\"",
          "''",
          "[]",
          "{}",
          "[[]]",
          "[null]",
          "{\"kind\":\"circle\"}",
          "{\"kind\":1}",
          "{\"kind\":null}",
          "{\"kind\":[\"" + FuzzRequest.MARKER + "\"]}",
          "{\"kind\":\"" + FuzzRequest.MARKER + "\"}",
          "[\"" + FuzzRequest.MARKER + "\"]",
          "\"" + FuzzRequest.MARKER + "\"",
          "/**/1",
          "1 1");

  private final Dice dice;

  JsonBodies(Dice dice) {
    this.dice = dice;
  }

  private static Object parsed(String json) {
    return JsonMapper.shared().readValue(json, Object.class);
  }

  /** Returns a document, one character for each byte. */
  String next() {
    byte[] bytes =
        switch (dice.below(12)) {
          case 0 -> utf8(new LargeJson(dice).next());
          case 1 -> truncated();
          case 2 -> edited();
          case 3 -> inOtherBytes();
          default -> utf8(document());
        };
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /**
   * Returns a correct document one time in four, else one with about the chosen number of faults.
   */
  private String document() {
    int faults = dice.of(List.of(0, 40, 12, 4));
    StringBuilder json = new StringBuilder();
    write(dice.oneIn(2) ? GOOD.get(0) : dice.of(GOOD), json, faults);
    return json.toString();
  }

  /** Writes the value, or sometimes another value in its place. */
  private void write(Object value, StringBuilder json, int oneIn) {
    if (oneIn > 0 && dice.oneIn(oneIn)) {
      json.append(dice.oneIn(2) ? dice.of(TOKENS) : quoted(Texts.any(dice)));
    } else if (value instanceof Map<?, ?> members) {
      json.append('{');
      members.forEach((name, member) -> member(String.valueOf(name), member, json, oneIn));
      endAt(json, '}');
    } else if (value instanceof List<?> elements) {
      json.append('[');
      for (Object element : elements) {
        write(element, json, oneIn);
        json.append(',');
      }
      endAt(json, ']');
    } else {
      json.append(value instanceof String text ? quoted(text) : value);
    }
  }

  private void member(String name, Object value, StringBuilder json, int oneIn) {
    boolean odd = oneIn > 0 && dice.oneIn(oneIn);
    int kind = dice.below(4);
    if (odd && kind == 0) {
      return;
    }
    json.append(quoted(odd && kind == 1 ? Texts.name(dice) : name)).append(':');
    write(value, json, oneIn);
    json.append(',');
    if (odd && kind == 2) {
      json.append(quoted(name)).append(':').append(quoted(Texts.any(dice))).append(',');
    }
  }

  private static void endAt(StringBuilder json, char end) {
    if (json.charAt(json.length() - 1) == ',') {
      json.setLength(json.length() - 1);
    }
    json.append(end);
  }

  private static String quoted(String text) {
    return JsonMapper.shared().writeValueAsString(text);
  }

  private static byte[] utf8(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private byte[] truncated() {
    byte[] json = utf8(document());
    return Arrays.copyOf(json, dice.below(json.length + 1));
  }

  /** Never writes an opening brace, which could turn the next value into a name. */
  private byte[] edited() {
    byte[] json = utf8(document());
    for (int i = 1 + dice.below(3); i > 0; i--) {
      byte edit =
          dice.oneIn(2) ? dice.anyByte() : (byte) dice.of("\"", "]", "}", "\\", "0").charAt(0);
      json[dice.below(json.length)] = edit == '{' || edit == ',' ? (byte) ' ' : edit;
    }
    return json;
  }

  private byte[] inOtherBytes() {
    String json = document();
    return switch (dice.below(6)) {
      case 0 -> utf8("\ufeff" + json);
      case 1 -> json.getBytes(StandardCharsets.UTF_16);
      case 2 -> json.getBytes(Charset.forName("UTF-32BE"));
      case 3 -> (json + "\u00e9").getBytes(StandardCharsets.ISO_8859_1);
      case 4 -> utf8(json + "\u0000");
      default ->
          utf8(dice.of("", " ", "\n\t ", "null", "\"" + FuzzRequest.MARKER + "\"", "0", "//"));
    };
  }
}
