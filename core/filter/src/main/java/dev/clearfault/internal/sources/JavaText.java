package dev.clearfault.internal.sources;

/** The parts of the Java source that are the same for every application. */
final class JavaText {
  static final String START =
      """
      package problems;

      import java.util.List;
      import java.util.Map;

      /**
       * The problems that the application answers. Made by the application; only the package is
       * yours to change.
       *
       * <pre>{@code
       * Map<String, Object> body = new ObjectMapper().readValue(json, Map.class);
       * if (Problems.of(body) instanceof Problems.ValidationFailedProblem invalid) {
       *   invalid.errors().forEach(error -> show(error.pointer(), error.detail()));
       * }
       * }</pre>
       *
       * <p>Any library that reads a JSON object into a map will do. Nothing here throws for a body
       * of another shape: what is missing is null, and a code without a type gives an AnyOther.
       */
      public final class Problems {
        private Problems() {}

        /** A problem (RFC 9457). */
        public sealed interface Problem {
          /** Returns what every problem has. */
          Common common();

          /** Returns what a program switches on; empty if the body is no problem. */
          default String code() {
            return common().code();
          }

          /** Returns the HTTP status; 0 if the body is no problem. */
          default int status() {
            return common().status();
          }

          /** Returns what a person reads; null if there is nothing to say. */
          default String detail() {
            return common().detail();
          }
        }

        /**
         * What every problem has. What the answer has not is null.
         *
         * @param instance names this occurrence in the log
         * @param retryable whether the same request may be sent again
         * @param retryAfter the seconds to wait before that
         * @param members all members of the body, those of the application's own, too
         */
        public record Common(
            String type,
            String title,
            int status,
            String code,
            String detail,
            String instance,
            Boolean retryable,
            Integer retryAfter,
            String traceId,
            String requestId,
            Map<String, ?> members) {}

        /**
         * A value that was not accepted. The value itself is never repeated.
         *
         * @param in path, query, header, cookie, form or body; null if it is not known
         * @param field empty for the whole
         * @param pointer the place in the body (RFC 6901 section 6); null outside of it
         * @param expected a fragment of JSON Schema 2020-12; empty if nothing is known
         * @param fix the operations of a JSON Patch (RFC 6902) that repairs the body; may be empty
         * @param hint what to send instead; null if that is not known
         */
        public record Violation(
            String in,
            String field,
            String pointer,
            String code,
            String detail,
            Map<String, ?> expected,
            List<Map<String, ?>> fix,
            String hint) {}

        /** A service failed that the application calls. */
        public sealed interface UpstreamFailed extends Problem {
          /** Returns the service; null if the application does not name it. */
          String upstream();

          /** Returns whether the same request may be sent again. */
          boolean retryable();
        }

        /** A problem with a code that is not known here. */
        public record AnyOther(Common common) implements %s {}
      """;

  static final String TYPE =
      """

        /** {@code %s}, usually with status %d. */
        public record %s(%s) implements %s {}
      """;

  static final String UNION =
      """

        /** What %s can answer. */
        public sealed interface %s extends Problem {
          /** Returns the problem; AnyOther if the operation is not known to answer it. */
          static %s of(Map<String, ?> body) {
            Problem problem = Problems.of(body);
            return problem instanceof %s known ? known : new AnyOther(problem.common());
          }
        }
      """;

  static final String READING =
      """

        /** Returns the problem that a body is. */
        public static Problem of(Map<String, ?> body) {
          Common common = common(body);
          return switch (common.code()) {
      %s      default -> new AnyOther(common);
          };
        }

        private static Common common(Map<String, ?> body) {
          Integer status = number(body, "status");
          String code = text(body, "code");
          return new Common(
              text(body, "type"),
              text(body, "title"),
              status == null ? 0 : status,
              code == null ? "" : code,
              text(body, "detail"),
              text(body, "instance"),
              body.get("retryable") instanceof Boolean flag ? flag : null,
              number(body, "retry_after"),
              text(body, "trace_id"),
              text(body, "request_id"),
              body);
        }

        private static List<Violation> errors(Map<String, ?> body) {
          return objects(body, "errors").stream().map(Problems::violation).toList();
        }

        private static Violation violation(Map<String, ?> error) {
          return new Violation(
              text(error, "in"),
              text(error, "field"),
              text(error, "pointer"),
              text(error, "code"),
              text(error, "detail"),
              error.get("expected") instanceof Map<?, ?> map ? object(map) : Map.of(),
              objects(error, "fix"),
              text(error, "hint"));
        }

        private static String text(Map<String, ?> body, String name) {
          return body.get(name) instanceof String text ? text : null;
        }

        private static boolean isTrue(Map<String, ?> body, String name) {
          return Boolean.TRUE.equals(body.get(name));
        }

        private static Integer number(Map<String, ?> body, String name) {
          return body.get(name) instanceof Number number ? number.intValue() : null;
        }

        private static List<Map<String, ?>> objects(Map<String, ?> body, String name) {
          return body.get(name) instanceof List<?> list
              ? list.stream()
                  .filter(Map.class::isInstance)
                  .<Map<String, ?>>map(each -> object((Map<?, ?>) each))
                  .toList()
              : List.of();
        }

        /** The names of a JSON object are strings. */
        @SuppressWarnings("unchecked")
        private static Map<String, ?> object(Map<?, ?> map) {
          return (Map<String, ?>) map;
        }
      }
      """;

  private JavaText() {}
}
