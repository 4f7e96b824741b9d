package dev.clearfault.internal.render;

import java.nio.charset.StandardCharsets;

/**
 * Builds a text in CommonMark with front matter in YAML. Text of applications and clients can only
 * be added so that it forms no structure of its own; structure only as a constant of the program.
 */
public final class MarkdownText {
  /** Where one of these characters stands, an inline element could begin or end. */
  private static final String INLINE = "\\`*_[]<>#|~&";

  private static final String DIGITS = "0123456789";

  private final StringBuilder markdown = new StringBuilder(1024);

  /** Adds structure, which must be a constant. */
  public MarkdownText markup(String constant) {
    markdown.append(constant);
    return this;
  }

  /** Adds a line of front matter, or nothing if there is no value. JSON values are YAML values. */
  public MarkdownText field(String name, Object value) {
    markdown.append(name).append(": ").append(json(value)).append('\n');
    return this;
  }

  /** Adds text as one line that begins no block and holds no element. */
  public MarkdownText text(String text) {
    String line = oneLine(text).strip();
    return escaped(line, afterMark(line));
  }

  /** Adds text in which backticks surround what is code, as one line that begins no block. */
  public MarkdownText prose(String text) {
    String line = oneLine(text).strip();
    int begin = markdown.length();
    HtmlText.split(
        line, part -> escaped(part, markdown.length() == begin ? afterMark(part) : -1), this::code);
    return this;
  }

  private MarkdownText escaped(String line, int first) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (i == first || INLINE.indexOf(c) >= 0) {
        markdown.append('\\');
      }
      markdown.append(c);
    }
    return this;
  }

  /** Returns the place of the character that would make the line a list or a heading; or -1. */
  private static int afterMark(String line) {
    int i = 0;
    while (i < line.length() && DIGITS.indexOf(line.charAt(i)) >= 0) {
      i++;
    }
    String marks = i == 0 ? "+-=" : ".)";
    return i < line.length() && marks.indexOf(line.charAt(i)) >= 0 ? i : -1;
  }

  /** Adds a name or a value as code. Its fence is longer than each row of backticks in it. */
  public MarkdownText code(String text) {
    String line = oneLine(text);
    int longest = 0;
    int row = 0;
    for (int i = 0; i < line.length(); i++) {
      row = line.charAt(i) == '`' ? row + 1 : 0;
      longest = Math.max(longest, row);
    }
    String fence = "`".repeat(longest + 1);
    // CommonMark takes one space away from both ends.
    String pad = longest > 0 || line.isBlank() || line.startsWith(" ") ? " " : "";
    markdown.append(fence).append(pad).append(line).append(pad).append(fence);
    return this;
  }

  /** Adds lines as a block of code, which must not hold a line of three backticks. */
  public MarkdownText block(String kind, String lines) {
    markdown.append("```").append(kind).append('\n');
    lines.lines().forEach(line -> markdown.append(oneLine(line)).append('\n'));
    markdown.append("```\n");
    return this;
  }

  /** Adds a value of the JSON model as code: compact JSON. */
  MarkdownText jsonCode(Object value) {
    return code(json(value));
  }

  /** Returns the bytes of the text. */
  public byte[] end() {
    return markdown.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String json(Object value) {
    String json = JsonBody.json(value);
    StringBuilder safe = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (isUnsafe(c)) {
        safe.append("\\u").append(Integer.toHexString(0x10000 + c), 1, 5);
      } else {
        safe.append(c);
      }
    }
    return safe.toString();
  }

  private static String oneLine(String text) {
    String safe = WellFormed.text(text);
    StringBuilder line = new StringBuilder(safe.length());
    for (int i = 0; i < safe.length(); i++) {
      char c = safe.charAt(i);
      line.append(isUnsafe(c) ? ' ' : c);
    }
    return line.toString();
  }

  /** Control characters, ends of lines, and characters that change the direction of the text. */
  private static boolean isUnsafe(char c) {
    return Character.isISOControl(c) || WellFormed.breaksLine(c) || c == 0xfeff;
  }
}
