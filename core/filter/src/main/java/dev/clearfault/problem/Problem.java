package dev.clearfault.problem;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an application means when it cannot serve a request. The filter makes a {@link
 * ProblemDocument} from it and sends that.
 *
 * <pre>{@code
 * Problem.builder(OUT_OF_STOCK).detail("2 of 3 items are left.").header("Retry-After", "60").build()
 * }</pre>
 *
 * <p>A detail may be the name of a text in braces, such as <code>{stock.low}</code>. It stands for
 * that text in the client's language, from a bundle of the application or of the library. A problem
 * without a detail has the text {@code problem.<code>.detail}, if there is one. Names in braces
 * inside a text are filled from {@code arguments} and {@code extensions}. The argument {@code
 * count} chooses the form {@code .none}, {@code .one} or {@code .many} of a text.
 *
 * <p>Immutable and thread-safe.
 *
 * @param type which kind of problem this is
 * @param ownStatus the status that the application chose, 400 to 599; null for the type's, which
 *     the options {@code validationStatus} and {@code gatewayStatus} may change
 * @param detail what went wrong this time: a text, or the name of one in braces; null for the
 *     type's
 * @param arguments the values of the names in a text; they are not sent by themselves
 * @param errors the values that were not accepted, in their final order
 * @param truncated whether more errors were found than are listed
 * @param upstream the public name of the called service, of at most 100 characters; null if the
 *     application gave it none
 * @param nothingWasDone whether nothing can have been done for the request, so that repeating it
 *     has no other effect than sending it once; null if only the status says so
 * @param extensions further members of the document (RFC 9457 section 3.2), in their order
 * @param headers header fields of the answer, such as {@code Retry-After}
 * @param language the tag of the language of the texts, such as {@code it}, of at most 100
 *     characters; null if unknown
 */
public record Problem(
    ProblemType type,
    @Nullable Integer ownStatus,
    @Nullable String detail,
    Map<String, Object> arguments,
    List<Violation> errors,
    boolean truncated,
    @Nullable String upstream,
    @Nullable Boolean nothingWasDone,
    Map<String, Object> extensions,
    Map<String, String> headers,
    @Nullable String language) {

  /** Copies the collections and checks the parts, as the methods of the builder do. */
  public Problem {
    requireNonNull(type, "type");
    if (ownStatus != null && (ownStatus < 400 || ownStatus > 599)) {
      throw new IllegalArgumentException(
          "problem " + type.code() + " has status " + ownStatus + ": write one from 400 to 599");
    }
    arguments = Members.arguments(arguments);
    errors = List.copyOf(errors);
    extensions = Members.extensions(extensions);
    headers = Members.headers(headers);
    if (upstream != null) {
      ProblemType.checkLength(
          "upstream of problem " + type.code(), upstream, ProblemType.MOST_OF_NAME);
    }
    if (language != null) {
      ProblemType.checkLength(
          "language of problem " + type.code(), language, ProblemType.MOST_OF_NAME);
      Members.checkHeader("Content-Language", language);
    }
  }

  /** Returns a problem that says no more than its type does. */
  public static Problem of(ProblemType type) {
    return builder(type).build();
  }

  /** Returns a builder for a problem of the type. */
  public static Builder builder(ProblemType type) {
    return new Builder(type);
  }

  /** Returns a builder that starts with this problem's values. */
  public Builder toBuilder() {
    Builder builder = new Builder(type);
    builder.status = ownStatus;
    builder.detail = detail;
    builder.arguments = arguments;
    builder.errors = errors;
    builder.truncated = truncated;
    builder.upstream = upstream;
    builder.nothingWasDone = nothingWasDone;
    builder.extensions = extensions;
    builder.headers = headers;
    builder.language = language;
    return builder;
  }

  /** Returns the status that the application chose, or else that of the type. */
  public int status() {
    return ownStatus == null ? type.status() : ownStatus;
  }

  /** Collects the parts of a problem. Not thread-safe. */
  public static final class Builder {
    private final ProblemType type;
    private @Nullable Integer status;
    private @Nullable String detail;
    private Map<String, Object> arguments = Map.of();
    private List<Violation> errors = List.of();
    private boolean truncated;
    private @Nullable String upstream;
    private @Nullable Boolean nothingWasDone;
    private Map<String, Object> extensions = Map.of();
    private Map<String, String> headers = Map.of();
    private @Nullable String language;

    private Builder(ProblemType type) {
      this.type = requireNonNull(type, "type");
    }

    /** Sets the status, 400 to 599, which no option changes; default: the type's. */
    public Builder status(int value) {
      status = value;
      return this;
    }

    /**
     * Sets the detail: a text, or the name of a text in braces; default: the text of the type. A
     * detail that is nothing but a text of a client could name one, too.
     */
    public Builder detail(@Nullable String value) {
      detail = value;
      return this;
    }

    /**
     * Sets the value of a name in the text: a string, number or boolean. It may come from a client.
     * With the name in braces, such as <code>{why}</code>, the value is the key of the text that
     * replaces it, and must not come from a client.
     */
    public Builder argument(String name, Object value) {
      arguments = Members.plus(arguments, name, Members.checkArgument(name, value));
      return this;
    }

    /** Sets the values that were not accepted; default: none. */
    public Builder errors(List<Violation> value) {
      errors = requireNonNull(value, "errors");
      return this;
    }

    /** Sets whether more errors were found than are listed; default: false. */
    public Builder truncated(boolean value) {
      truncated = value;
      return this;
    }

    /** Sets the public name of the called service, up to 100 characters; default: none. */
    public Builder upstream(@Nullable String value) {
      upstream = value;
      return this;
    }

    /**
     * Sets whether nothing can have been done for the request, here and in a called service. A
     * client may then repeat any request; else, with false, only one of an idempotent method.
     * Default: null, the status decides: true for 408, 425, 429 and 503, false for 502 and 504, and
     * for others the document does not speak of a repetition, unless there is a {@code
     * Retry-After}.
     */
    public Builder nothingWasDone(@Nullable Boolean value) {
      nothingWasDone = value;
      return this;
    }

    /**
     * Adds a member to the document: a string, number or boolean, or lists and maps of these. The
     * name must fit RFC 9457 section 3.2, and must not be a member that every document can have.
     */
    public Builder extension(String name, Object value) {
      extensions = Members.plus(extensions, name, Members.checkExtension(name, value));
      return this;
    }

    /** Adds a header field to the answer; control characters are refused. */
    public Builder header(String name, String value) {
      Members.checkHeader(name, value);
      headers = Members.plus(headers, name, value);
      return this;
    }

    /** Sets the language of the texts by its tag, such as {@code it}; default: null, unknown. */
    public Builder language(@Nullable String tag) {
      language = tag;
      return this;
    }

    /** Returns the problem. */
    public Problem build() {
      return new Problem(
          type,
          status,
          detail,
          arguments,
          errors,
          truncated,
          upstream,
          nothingWasDone,
          extensions,
          headers,
          language);
    }
  }
}
