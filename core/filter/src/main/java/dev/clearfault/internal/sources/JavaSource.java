package dev.clearfault.internal.sources;

import dev.clearfault.internal.sources.ProblemSources.Union;
import dev.clearfault.internal.sources.SourceType.Extra;
import java.util.List;
import java.util.stream.Collectors;

/** The problem types in Java 17: records and sealed interfaces, which need no library. */
final class JavaSource {
  private JavaSource() {}

  static String of(List<SourceType> types, List<Union> unions) {
    StringBuilder source =
        new StringBuilder(JavaText.START.formatted(interfaces("Problem", unions)));
    for (SourceType type : types) {
      List<Union> its = unions.stream().filter(union -> union.has(type)).toList();
      source.append(
          JavaText.TYPE.formatted(
              type.code(), type.status(), type.name(), components(type), implemented(type, its)));
    }
    for (Union union : unions) {
      String name = union.name();
      source.append(JavaText.UNION.formatted(union.operation(), name, name, name));
    }
    String cases = types.stream().map(JavaSource::reading).collect(Collectors.joining());
    return source.append(JavaText.READING.formatted(cases)).toString();
  }

  private static String implemented(SourceType type, List<Union> unions) {
    return interfaces(type.has(Extra.UPSTREAM) ? "UpstreamFailed" : "Problem", unions);
  }

  private static String interfaces(String first, List<Union> unions) {
    StringBuilder names = new StringBuilder(first);
    unions.forEach(union -> names.append(", ").append(union.name()));
    return names.toString();
  }

  private static String components(SourceType type) {
    StringBuilder components = new StringBuilder("Common common");
    for (Extra extra : type.extras()) {
      components.append(
          switch (extra) {
            case ERRORS -> ", List<Violation> errors, boolean truncated";
            case UPSTREAM -> ", String upstream, boolean retryable";
            case POSITION -> ", Integer line, Integer column";
            case LIMIT -> ", String limit, Integer max";
          });
    }
    return components.toString();
  }

  private static String reading(SourceType type) {
    StringBuilder values = new StringBuilder("common");
    for (Extra extra : type.extras()) {
      values.append(
          switch (extra) {
            case ERRORS -> ", errors(body), isTrue(body, \"truncated\")";
            case UPSTREAM -> ", text(body, \"upstream\"), isTrue(body, \"retryable\")";
            case POSITION -> ", number(body, \"line\"), number(body, \"column\")";
            case LIMIT -> ", text(body, \"limit\"), number(body, \"max\")";
          });
    }
    return "      case \"%s\" -> new %s(%s);\n".formatted(type.code(), type.name(), values);
  }
}
