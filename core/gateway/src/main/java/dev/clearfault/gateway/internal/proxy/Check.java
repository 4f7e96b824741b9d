package dev.clearfault.gateway.internal.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares a file that is in use with the rules of the application, between its marks: what each
 * statement says, and not how it is written. Only the order of paths counts, because the first that
 * fits is used.
 */
final class Check {
  private static final Pattern FOLDER =
      Pattern.compile("(?m)^\\s*Alias\\s+\"?/\\.problems\"?\\s+\"?([^\"\\s]+)");

  private final List<String> differences = new ArrayList<>();

  private Check() {}

  /**
   * Returns a line for each difference.
   *
   * @throws IllegalArgumentException if there is no such file; the message says what to do
   */
  static List<String> of(Rules rules, Arguments asked, Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "--check is '" + file + "', which is no file: write the path of the file that is in use");
    }
    String deployed = Files.readString(file);
    Check check = new Check();
    check.compare(
        Statements.of(ProxyFile.text(rules, asked), asked),
        Statements.of(deployed, asked),
        asked.name());
    if (asked.kind() == Kind.HTTPD) {
      check.compareBodies(Httpd.bodies(rules), folder(deployed, file));
    }
    return check.differences;
  }

  private static Path folder(String deployed, Path file) {
    Matcher alias = FOLDER.matcher(deployed);
    Path named = alias.find() ? Path.of(alias.group(1)) : null;
    return named != null && Files.isDirectory(named) ? named : file.resolveSibling("problems");
  }

  private void compareBodies(Map<String, String> bodies, Path folder) throws IOException {
    for (Map.Entry<String, String> body : bodies.entrySet()) {
      Path file = folder.resolve(body.getKey());
      String found = Files.isRegularFile(file) ? Files.readString(file).strip() : "no file";
      if (!found.equals(body.getValue())) {
        differences.add(changed("body", file + ":", found, body.getValue()));
      }
    }
  }

  private void compare(
      Map<String, List<List<String>>> wanted, Map<String, List<List<String>>> found, String name) {
    Set<String> kinds = new LinkedHashSet<>(wanted.keySet());
    kinds.addAll(found.keySet());
    for (String kind : kinds) {
      if (!found.containsKey(kind)) {
        differences.add(
            kind + ": the file has no block '" + kind + " " + name + "': write the file anew");
      } else {
        compare(kind, wanted.getOrDefault(kind, List.of()), found.getOrDefault(kind, List.of()));
      }
    }
  }

  private void compare(String kind, List<List<String>> wanted, List<List<String>> found) {
    List<List<String>> missing = new ArrayList<>(wanted);
    found.forEach(missing::remove);
    List<List<String>> extra = new ArrayList<>(found);
    wanted.forEach(extra::remove);
    for (List<String> each : missing) {
      List<String> instead = nearest(each, extra);
      if (instead.isEmpty()) {
        differences.add(kind + ": the file has no '" + text(each) + "'");
      } else {
        extra.remove(instead);
        int same = same(each, instead);
        differences.add(
            changed(
                kind,
                text(each.subList(0, same)),
                text(instead.subList(same, instead.size())),
                text(each.subList(same, each.size()))));
      }
    }
    extra.forEach(each -> differences.add(kind + ": the application has no '" + text(each) + "'"));
    if (missing.isEmpty() && extra.isEmpty() && kind.equals("path") && !wanted.equals(found)) {
      differences.add("path: the paths are in another order, and the first that fits is used");
    }
  }

  private static String changed(String kind, String where, String found, String wanted) {
    return kind + ": " + where + " is '" + found + "' and has to be '" + wanted + "'";
  }

  /** Returns the statement that most probably was to be this one; an empty one if there is none. */
  private static List<String> nearest(List<String> statement, List<List<String>> others) {
    List<String> nearest = List.of();
    for (List<String> other : others) {
      if (same(statement, other) > same(statement, nearest)) {
        nearest = other;
      }
    }
    return nearest;
  }

  private static int same(List<String> one, List<String> other) {
    int same = 0;
    while (same < one.size() && same < other.size() && one.get(same).equals(other.get(same))) {
      same++;
    }
    return same;
  }

  private static String text(List<String> words) {
    return String.join(" ", words);
  }
}
