package dev.clearfault.internal.evidence;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the application itself has read of the body, or of a part of a form.
 *
 * @param source the stream or the reader that the application got, to recognize it; null if the
 *     application got none
 * @param text the beginning of the body; at most 16 KiB of it are remembered
 * @param whole whether the text is the whole body
 * @param ended whether the application has seen the end of the body
 * @param undecodable the first character of the text that was no character of the body's charset;
 *     -1 if there is none
 * @param type the header Content-Type; null without one
 * @param beyond how many bytes or characters the application has read behind the text, which may be
 *     cut off anywhere; negative if all is remembered or something was skipped
 * @param place the name of a part of a form, with its index among several of that name; empty for
 *     the body
 * @param plain the same with the text of an application that takes all bytes for UTF-8, marks
 *     included; null if it would have this text
 */
public record BodyRead(
    @Nullable Object source,
    String text,
    boolean whole,
    boolean ended,
    int undecodable,
    @Nullable String type,
    long beyond,
    List<Object> place,
    @Nullable BodyRead plain) {

  /** Copies the place. */
  public BodyRead {
    place = List.copyOf(place);
  }

  /** Describes a body that has the same text for each application. */
  public BodyRead(
      @Nullable Object source,
      String text,
      boolean whole,
      boolean ended,
      int undecodable,
      @Nullable String type,
      long beyond) {
    this(source, text, whole, ended, undecodable, type, beyond, List.of(), null);
  }

  /** Describes a body of which all is remembered that was read. */
  public BodyRead(
      @Nullable Object source,
      String text,
      boolean whole,
      boolean ended,
      int undecodable,
      @Nullable String type) {
    this(source, text, whole, ended, undecodable, type, -1);
  }

  /** Describes a body that is well encoded and whose end the application has seen. */
  public BodyRead(@Nullable Object source, String text, boolean whole) {
    this(source, text, whole, whole, -1, null);
  }

  /** Returns the same as a part of a form. */
  public BodyRead at(List<Object> part) {
    BodyRead other = plain == null ? null : plain.at(part);
    return new BodyRead(source, text, whole, ended, undecodable, type, beyond, part, other);
  }

  /** Returns the same for an application that takes its bytes for this text. */
  public BodyRead withPlain(String other) {
    BodyRead read = new BodyRead(source, other, whole, ended, -1, type, beyond, place, null);
    return new BodyRead(source, text, whole, ended, undecodable, type, beyond, place, read);
  }

  /** Returns whether no more could be remembered. */
  boolean full() {
    return beyond >= 0;
  }

  /** Returns whether the client says that the body has this syntax, {@code json} or {@code xml}. */
  boolean isDeclared(String syntax) {
    return name().endsWith("/" + syntax) || name().endsWith("+" + syntax);
  }

  /** Returns whether the client says that the body is a text of any kind. */
  boolean isDeclaredText() {
    return isDeclared("json")
        || isDeclared("xml")
        || name().startsWith("text/")
        || name().equals("application/x-www-form-urlencoded")
        || (type != null && type.toLowerCase(Locale.ROOT).contains("charset="));
  }

  private String name() {
    return type == null ? "" : type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
  }
}
