package dev.clearfault.internal.evidence;

import java.util.ArrayList;
import java.util.List;

/** The levels of a JSON text, which may be cut off or malformed. */
final class JsonLevels {
  private JsonLevels() {}

  /** Returns where each level of objects and arrays begins for the first time. */
  static List<Integer> of(String text) {
    List<Integer> levels = new ArrayList<>();
    int depth = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '"') {
        i = stringEnd(text, i + 1);
      } else if (c == '{' || c == '[') {
        depth++;
        if (depth > levels.size()) {
          levels.add(i);
        }
      } else if (c == '}' || c == ']') {
        depth--;
      }
      i++;
    }
    return levels;
  }

  private static int stringEnd(String text, int start) {
    int i = start;
    while (i < text.length() && text.charAt(i) != '"') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }
}
