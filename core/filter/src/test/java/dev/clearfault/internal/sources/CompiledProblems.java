package dev.clearfault.internal.sources;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** The Java source, compiled on its own without a warning, and a client that uses it. */
final class CompiledProblems {
  private static final String CLIENT =
      """
      import java.util.Map;
      import problems.Problems.*;

      public final class Client {
        public static String tell(Map<String, ?> body) {
          OrdersPostProblem problem = OrdersPostProblem.of(body);
          if (problem instanceof ValidationFailedProblem invalid) {
            StringBuilder text = new StringBuilder("errors:");
            for (Violation each : invalid.errors()) {
              text.append(' ').append(each.pointer()).append(' ').append(each.code());
              text.append(' ').append(each.expected()).append(' ').append(each.fix());
            }
            return text.toString();
          } else if (problem instanceof UpstreamTimeoutProblem failed) {
            return "upstream: " + failed.upstream() + " " + failed.retryable();
          } else if (problem instanceof MalformedJsonProblem malformed) {
            return "malformed: " + malformed.line() + " " + malformed.column();
          } else if (problem instanceof OutOfStockProblem stock) {
            return "out of stock: " + stock.common().members().get("left");
          }
          AnyOther other = (AnyOther) problem;
          return "other: " + other.code() + " " + other.status();
        }
      }
      """;

  private final ClassLoader classes;

  private CompiledProblems(ClassLoader classes) {
    this.classes = classes;
  }

  static CompiledProblems of(ProblemSources sources, Path folder) throws IOException {
    Path problems = folder.resolve(ProblemSources.JAVA);
    Files.write(problems, sources.source(ProblemSources.JAVA));
    Path client = folder.resolve("Client.java");
    Files.writeString(client, CLIENT);
    JavaCompiler compiler = requireNonNull(ToolProvider.getSystemJavaCompiler());
    StringWriter told = new StringWriter();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of("--release", "17", "-Xlint:all", "-Werror", "-proc:none", "-d", "" + folder);
      boolean compiled =
          compiler
              .getTask(told, files, null, options, null, files.getJavaFileObjects(problems, client))
              .call();
      assertThat(compiled).as(told.toString()).isTrue();
    }
    return new CompiledProblems(new URLClassLoader(new URL[] {folder.toUri().toURL()}));
  }

  /** Returns what the source makes of a body. */
  Object read(Map<?, ?> body) throws ReflectiveOperationException {
    return classes.loadClass("problems.Problems").getMethod("of", Map.class).invoke(null, body);
  }

  /** Returns what the client makes of a body. */
  String told(Map<?, ?> body) throws ReflectiveOperationException {
    return (String) classes.loadClass("Client").getMethod("tell", Map.class).invoke(null, body);
  }
}
