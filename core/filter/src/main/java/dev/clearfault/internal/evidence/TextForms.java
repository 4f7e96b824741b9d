package dev.clearfault.internal.evidence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What applications make of a text before they convert it: they strip white space, change the case,
 * and split lists. Nothing else counts as the text that was sent, because any word is a part of
 * some text.
 */
final class TextForms {
  /** A text that is longer is no value that a person or a program sends for one. */
  static final int MAX_LENGTH = 4096;

  private static final int MAX_ELEMENTS = 256;

  /** What separates the elements of a list; the last one also separates the words of a sentence. */
  static final List<Character> SEPARATORS = List.of(',', ';', '|', ' ');

  private TextForms() {}

  /** Returns the whole text in its forms, the text itself first. */
  static Set<String> whole(String text) {
    Set<String> forms = new LinkedHashSet<>();
    for (String each : List.of(text, text.trim(), text.strip())) {
      forms.add(each);
      forms.add(each.toUpperCase(Locale.ROOT));
      forms.add(each.toLowerCase(Locale.ROOT));
      forms.add(each.toUpperCase(Locale.getDefault()));
      forms.add(each.toLowerCase(Locale.getDefault()));
    }
    return forms;
  }

  /** Returns the elements of a list; empty if the text does not have the separator. */
  static List<String> elements(String text, char separator) {
    List<String> elements = new ArrayList<>();
    int start = 0;
    int next = text.indexOf(separator);
    while (next >= 0 && elements.size() < MAX_ELEMENTS) {
      elements.add(text.substring(start, next));
      start = next + 1;
      next = text.indexOf(separator, start);
    }
    // As split() does: a text may end with a comma and be no list.
    if (start > 0 && start < text.length() && elements.size() < MAX_ELEMENTS) {
      elements.add(text.substring(start));
    }
    return elements;
  }
}
