package dev.clearfault.internal.sources;

import dev.clearfault.internal.sources.ProblemSources.Union;
import dev.clearfault.internal.sources.SourceType.Extra;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The problem types in TypeScript: declarations alone, which cost a program nothing. */
final class TypeScriptSource {
  private static final String START =
      """
      // The problems that the application answers. Made by the application; do not edit.
      //
      //   const problem = (await response.json()) as Problems;
      //   switch (problem.code) {
      //     case "validation_failed":
      //       return problem.errors.map((error) => error.detail);
      //     default: // Of another type, which may be one of a later version.
      //       return [problem.detail ?? problem.title];
      //   }

      /** What every problem has (RFC 9457). */
      export interface Problem {
        type: string;
        title: string;
        status: number;
        code: string;
        detail?: string;
        /** Names this occurrence in the log. */
        instance?: string;
        /** Whether the same request may be sent again. */
        retryable?: boolean;
        /** The seconds to wait before that. */
        retry_after?: number;
        trace_id?: string;
        request_id?: string;
        /** Further members of the application. */
        [member: string]: unknown;
      }

      /** A value that was not accepted. The value itself is never repeated. */
      export interface Violation {
        in?: "path" | "query" | "header" | "cookie" | "form" | "body";
        /** Empty for the whole. */
        field: string;
        /** The place in the body (RFC 6901 section 6). */
        pointer?: string;
        code: string;
        detail: string;
        /** What would be accepted there: a fragment of JSON Schema 2020-12. */
        expected?: Record<string, unknown>;
        /** A JSON Patch (RFC 6902) that repairs the body. */
        fix?: PatchOperation[];
        hint?: string;
      }

      export interface PatchOperation {
        op: "add" | "remove" | "replace" | "move" | "copy" | "test";
        path: string;
        from?: string;
        value?: unknown;
      }

      // It stands for each code without a type, so that a switch tells the other types apart.
      declare enum OtherCode {
        ANY = "",
      }

      /** A problem with a code that is not known here. */
      export interface AnyOther extends Problem {
        code: OtherCode;
      }
      """;

  private static final String TYPE =
      """

      /** Usually with status %d. */
      export interface %s extends Problem {
        code: "%s";
      %s}
      """;

  private TypeScriptSource() {}

  static String of(List<SourceType> types, List<Union> unions) {
    StringBuilder source = new StringBuilder(START);
    types.forEach(type -> source.append(declaration(type)));
    source.append(union("Every problem that is known here.", "Problems", types));
    for (Union union : unions) {
      source.append(
          union(
              "What " + union.operation() + " can answer.",
              union.name(),
              types.stream().filter(union::has).toList()));
    }
    return source.toString();
  }

  private static String declaration(SourceType type) {
    String members =
        type.extras().stream().map(extra -> members(extra, type)).collect(Collectors.joining());
    return TYPE.formatted(type.status(), type.name(), type.code(), members);
  }

  private static String members(Extra extra, SourceType type) {
    return switch (extra) {
      case ERRORS ->
          """
            errors%s: Violation[];
            /** More errors were found. */
            truncated?: true;
          """
              .formatted(type.alwaysHasErrors() ? "" : "?");
      case UPSTREAM ->
          """
            /** The called service that failed. */
            upstream?: string;
            retryable: boolean;
          """;
      case POSITION ->
          """
            line?: number;
            column?: number;
          """;
      case LIMIT ->
          """
            /** What is too large. */
            limit?: string;
            /** How much there may be. */
            max?: number;
          """;
    };
  }

  private static String union(String meaning, String name, List<SourceType> types) {
    StringBuilder text =
        new StringBuilder("\n/** ").append(meaning).append(" */\nexport type ").append(name);
    text.append(" =");
    Stream.concat(types.stream().map(SourceType::name), Stream.of("AnyOther"))
        .forEach(each -> text.append("\n  | ").append(each));
    return text.append(";\n").toString();
  }
}
