package dev.clearfault.internal.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

/** JSON as nobody should send it: made up, or a good document with something done to it. */
public final class HostileDocuments {
  /** Stands in documents as a value, and in no answer. */
  public static final String MARKER = "hunter2marker";

  private static final String[] SCALARS = {
    "\"" + MARKER + "\"",
    "\"\"",
    "null",
    "true",
    "false",
    "0",
    "-0",
    "1.5",
    "1e999999999",
    "-1E-999999999",
    "9".repeat(30),
    "9".repeat(1000),
    "9".repeat(1001),
    "NaN",
    "Infinity",
    "01",
    "\"\\ud800\"",
    "\"\\udc00\\ud800\"",
    "\"\\u0000\"",
    "\"a\u0001b\"",
    "\"\ud83d\ude00\"",
    "\"2026-02-30\"",
    "\"\\x\"",
    "'" + MARKER + "'",
    "tru",
    "[]",
    "{}"
  };

  private final Random random;
  private final String good;
  private final String[] names;

  /**
   * Returns documents, the same ones for the same seed.
   *
   * @param good one that is accepted
   * @param names of its properties
   */
  public static Stream<byte[]> of(long seed, String good, String... names) {
    HostileDocuments documents = new HostileDocuments(new Random(seed), good, names);
    return Stream.generate(documents::next);
  }

  private HostileDocuments(Random random, String good, String[] names) {
    this.random = random;
    this.good = good;
    this.names = names.clone();
  }

  private byte[] next() {
    return switch (random.nextInt(8)) {
      case 0 -> bytes(value(0));
      case 1 -> bytes(object(0));
      case 2 -> flipped();
      case 3 -> truncated();
      case 4 -> bytes(good.replaceFirst("\\{", "{" + object(1).replaceAll("^\\{|}$", "") + ","));
      case 5 -> bytes("{\"" + name() + "\":" + deep());
      case 6 -> bytes(good.replaceFirst(":[^,{\\[}]+", ":" + scalar().replace("\\", "\\\\")));
      default -> spliced();
    };
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private String value(int depth) {
    int choice = random.nextInt(depth > 5 ? 3 : 6);
    return choice < 3 ? scalar() : choice < 5 ? object(depth + 1) : array(depth + 1);
  }

  private String object(int depth) {
    StringBuilder json = new StringBuilder("{");
    for (int i = random.nextInt(6); i > 0; i--) {
      json.append(json.length() == 1 ? "" : ",");
      json.append('"').append(name()).append("\":").append(value(depth));
    }
    return json.append('}').toString();
  }

  private String array(int depth) {
    StringBuilder json = new StringBuilder("[");
    for (int i = random.nextInt(4); i > 0; i--) {
      json.append(json.length() == 1 ? "" : ",").append(value(depth));
    }
    return json.append(']').toString();
  }

  private String name() {
    return random.nextInt(5) == 0
        ? "other" + random.nextInt(3)
        : names[random.nextInt(names.length)];
  }

  private String scalar() {
    return SCALARS[random.nextInt(SCALARS.length)];
  }

  private String deep() {
    int depth = 1 + random.nextInt(300);
    String open = random.nextBoolean() ? "[" : "{\"" + name() + "\":";
    return open.repeat(depth) + "1" + (open.equals("[") ? "]" : "}").repeat(depth);
  }

  private byte[] flipped() {
    byte[] json = bytes(good);
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      json[random.nextInt(json.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return json;
  }

  private byte[] truncated() {
    byte[] json = bytes(good);
    return Arrays.copyOf(json, random.nextInt(json.length));
  }

  /** Puts bytes that are no UTF-8 somewhere. */
  private byte[] spliced() {
    byte[] json = bytes(good);
    byte[] noise = new byte[1 + random.nextInt(4)];
    random.nextBytes(noise);
    System.arraycopy(noise, 0, json, random.nextInt(json.length - noise.length), noise.length);
    return json;
  }
}
