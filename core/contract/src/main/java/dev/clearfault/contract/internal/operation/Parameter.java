package dev.clearfault.contract.internal.operation;

import dev.clearfault.contract.internal.schema.ContractSchema;
import dev.clearfault.contract.internal.schema.Origin;
import dev.clearfault.problem.Violation.Source;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value outside of the body. Also describes the header fields of an answer and of a part.
 *
 * @param source the part of the request
 * @param style how lists and objects are written; unused if there is a {@code content}
 * @param explode whether each element or member is written by itself
 * @param allowsEmpty whether an empty text is accepted, whatever the schema says
 * @param schema null if the contract does not say it, which only a content may leave out
 * @param content the media type of the text; null if the style says how it is written
 * @param position its position in the operation, from 0
 */
public record Parameter(
    Origin origin,
    String name,
    Source source,
    boolean isRequired,
    Style style,
    boolean explode,
    boolean allowsEmpty,
    @Nullable ContractSchema schema,
    @Nullable Content content,
    int position) {

  /** Returns the same parameter at another position. */
  Parameter at(int other) {
    return new Parameter(
        origin, name, source, isRequired, style, explode, allowsEmpty, schema, content, other);
  }

  /** How lists and objects are written as texts. */
  public enum Style {
    /** {@code a,b}. */
    SIMPLE("simple"),
    /** {@code .a.b}. */
    LABEL("label"),
    /** {@code ;name=a;name=b}. */
    MATRIX("matrix"),
    /** {@code name=a&name=b}. */
    FORM("form"),
    /** {@code name=a%20b}. */
    SPACE_DELIMITED("spaceDelimited"),
    /** {@code name=a%7Cb}. */
    PIPE_DELIMITED("pipeDelimited"),
    /** {@code name[member]=a}. */
    DEEP_OBJECT("deepObject");

    private static final Map<Source, Set<Style>> ALLOWED =
        Map.of(
            Source.PATH,
            Set.of(SIMPLE, LABEL, MATRIX),
            Source.QUERY,
            Set.of(FORM, SPACE_DELIMITED, PIPE_DELIMITED, DEEP_OBJECT),
            Source.HEADER,
            Set.of(SIMPLE),
            Source.COOKIE,
            Set.of(FORM),
            Source.FORM,
            Set.of(FORM, SPACE_DELIMITED, PIPE_DELIMITED, DEEP_OBJECT));

    private final String wireName;

    Style(String wireName) {
      this.wireName = wireName;
    }

    /** Returns the style that a contract names; null if the part of a request has none such. */
    static @Nullable Style of(String name, Source source) {
      for (Style style : values()) {
        if (style.wireName.equals(name) && ALLOWED.getOrDefault(source, Set.of()).contains(style)) {
          return style;
        }
      }
      return null;
    }

    /** Returns the style of a parameter whose contract names none. */
    static Style standard(Source source) {
      return source == Source.PATH || source == Source.HEADER ? SIMPLE : FORM;
    }

    /** Returns the styles that the parameters of a part of a request may have. */
    static List<Style> allowed(Source source) {
      return ALLOWED.getOrDefault(source, Set.of()).stream().sorted().toList();
    }

    /** Returns the name in a contract. */
    @Override
    public String toString() {
      return wireName;
    }
  }

  /** Returns where it is and its name, for messages. */
  @Override
  public String toString() {
    return source.name().toLowerCase(Locale.ROOT) + " parameter " + name;
  }
}
