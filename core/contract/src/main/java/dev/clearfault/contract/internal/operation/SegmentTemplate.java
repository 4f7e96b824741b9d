package dev.clearfault.contract.internal.operation;

import dev.clearfault.contract.internal.schema.ContractException;
import dev.clearfault.contract.internal.schema.Origin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One segment of a path: a fixed text, or variables with fixed texts around them, such as <code>
 * {name}.{format}</code>.
 *
 * @param literals the fixed texts, one more than there are names; those at the ends may be empty
 * @param names the names of the variables
 */
public record SegmentTemplate(List<String> literals, List<String> names) {
  /** Copies the lists. */
  public SegmentTemplate {
    literals = List.copyOf(literals);
    names = List.copyOf(names);
  }

  static SegmentTemplate of(String text, Origin origin) {
    List<String> literals = new ArrayList<>();
    List<String> names = new ArrayList<>();
    int done = 0;
    for (int start = text.indexOf('{'); start >= 0; start = text.indexOf('{', done)) {
      int end = text.indexOf('}', start);
      String name = end < 0 ? "" : text.substring(start + 1, end);
      if (name.isEmpty() || name.indexOf('{') >= 0) {
        throw new ContractException(
            origin, "a variable of a path has a name in one pair of braces, such as {id}");
      }
      if (start == done && done > 0) {
        throw new ContractException(
            origin, "nothing stands between two variables of the path: write a text between them");
      }
      literals.add(literal(text.substring(done, start), origin));
      names.add(name);
      done = end + 1;
    }
    literals.add(literal(text.substring(done), origin));
    return new SegmentTemplate(literals, names);
  }

  private static String literal(String text, Origin origin) {
    if (text.indexOf('}') >= 0) {
      throw new ContractException(
          origin, "the path has a closing brace without an opening one: remove it");
    }
    return PathTemplate.decodedSegment(text);
  }

  /** Tells whether the segment is one variable, with nothing around it. */
  boolean isVariable() {
    return names.size() == 1 && literals.get(0).isEmpty() && literals.get(1).isEmpty();
  }

  /** Tells whether the segment has no variable. */
  boolean isFixed() {
    return names.isEmpty();
  }

  /** Returns the number of fixed characters: the more it has, the fewer texts it fits. */
  int fixedLength() {
    return literals.stream().mapToInt(String::length).sum();
  }

  /** Returns the values of the variables, none of which is empty; null if the text does not fit. */
  @Nullable List<String> match(String text) {
    String first = literals.get(0);
    String last = literals.get(literals.size() - 1);
    int end = text.length() - last.length();
    int start = first.length();
    if (end < start || !text.startsWith(first) || !text.endsWith(last)) {
      return null;
    }
    List<String> values = new ArrayList<>();
    for (int i = 1; i < literals.size() - 1; i++) {
      // The shortest value leaves the most for the others.
      int next = text.indexOf(literals.get(i), start + 1);
      if (next < 0) {
        return null;
      }
      values.add(text.substring(start, next));
      start = next + literals.get(i).length();
    }
    if (end <= start) {
      return null;
    }
    values.add(text.substring(start, end));
    return values;
  }
}
