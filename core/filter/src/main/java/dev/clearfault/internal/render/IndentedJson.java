package dev.clearfault.internal.render;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** JSON with a line for each member, for a person. */
public final class IndentedJson {
  private static final String PARAMETER = ";indent=";

  /** The spaces make an answer several times as long; it must not be longer than others. */
  private static final int MOST = 64 * 1024;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(2048);
  private final byte[] json;
  private final int indent;
  private final int most;
  private int level;
  private int i;

  private IndentedJson(byte[] json, int indent, int most) {
    this.json = json;
    this.indent = indent;
    this.most = most;
  }

  /** Returns the same JSON in lines, with a line break at its end. */
  public static String of(String json) {
    return new String(of(json.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  /** Returns the same JSON in lines, with a line break at its end, in UTF-8 like what is given. */
  public static byte[] of(byte[] json) {
    return new IndentedJson(json, 2, Integer.MAX_VALUE).lines();
  }

  /**
   * Returns JSON in lines, with a line break at its end, if the header asks for it, such as {@code
   * application/json;indent=2}; else the body as it is.
   *
   * @param body what a renderer has made
   * @param mediaType of the body
   * @param accept the header {@code Accept}; null if there is none
   */
  public static byte[] ifAsked(byte[] body, String mediaType, @Nullable String accept) {
    int indent = accept == null || !mediaType.endsWith("json") ? 0 : indent(accept, mediaType);
    if (indent == 0) {
      return body;
    }
    byte[] lines = new IndentedJson(body, indent, MOST).lines();
    return lines.length > MOST ? body : lines;
  }

  /** Returns how many spaces a range of the type asks for, 1 to 8; 0 if none does. */
  private static int indent(String accept, String mediaType) {
    if (!accept.contains("=") || accept.length() > MOST) {
      return 0;
    }
    String plain = accept.toLowerCase(Locale.ROOT).replace(" ", "").replace("\t", "");
    for (String range : plain.split(",", -1)) {
      int indent = range.startsWith(mediaType + ";") ? indent(range + ";") : 0;
      if (indent > 0) {
        return indent;
      }
    }
    return 0;
  }

  private static int indent(String range) {
    int value = range.indexOf(PARAMETER) + PARAMETER.length();
    boolean known =
        range.contains(PARAMETER)
            && range.charAt(value) >= '1'
            && range.charAt(value) <= '8'
            && range.charAt(value + 1) == ';';
    return known ? range.charAt(value) - '0' : 0;
  }

  /** Characters beyond ASCII have no byte that JSON gives a meaning. */
  private byte[] lines() {
    for (i = 0; i < json.length && out.size() <= most; i++) {
      int c = json[i];
      switch (c) {
        case '"' -> string();
        case '{', '[' -> open(c);
        case '}', ']' -> {
          level--;
          line();
          out.write(c);
        }
        case ',' -> {
          out.write(c);
          line();
        }
        case ':' -> {
          out.write(c);
          out.write(' ');
        }
        case ' ', '\t', '\r', '\n' -> {}
        default -> out.write(c);
      }
    }
    out.write('\n');
    return out.toByteArray();
  }

  private void string() {
    do {
      out.write(json[i]);
      if (json[i] == '\\' && i + 1 < json.length) {
        out.write(json[++i]);
      }
      i++;
    } while (i < json.length && json[i] != '"');
    out.write('"');
  }

  /** Nothing between the brackets stays on one line. */
  private void open(int c) {
    out.write(c);
    int next = i + 1;
    while (next < json.length && json[next] <= ' ') {
      next++;
    }
    if (next < json.length && (json[next] == '}' || json[next] == ']')) {
      out.write(json[next]);
      i = next;
    } else {
      level++;
      line();
    }
  }

  private void line() {
    out.write('\n');
    for (int spaces = Math.max(0, level) * indent; spaces > 0; spaces--) {
      out.write(' ');
    }
  }
}
