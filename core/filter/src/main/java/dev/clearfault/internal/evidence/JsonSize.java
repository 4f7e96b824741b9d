package dev.clearfault.internal.evidence;

import java.util.ArrayList;
import java.util.List;

/**
 * How deep the levels of a JSON text are, and how long its strings, names included. The text may be
 * cut off or malformed.
 *
 * @param levels where each level of objects and arrays begins for the first time
 * @param longest the length of the longest string, as it is written
 * @param isOpen whether the text ends in a string
 */
record JsonSize(List<Integer> levels, int longest, boolean isOpen) {

  static JsonSize of(String text) {
    List<Integer> levels = new ArrayList<>();
    int depth = 0;
    int longest = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '"') {
        int end = stringEnd(text, i + 1);
        longest = Math.max(longest, end - i - 1);
        i = end;
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
    return new JsonSize(levels, longest, i > text.length());
  }

  private static int stringEnd(String text, int start) {
    int i = start;
    while (i < text.length() && text.charAt(i) != '"') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(i, text.length());
  }
}
