package dev.clearfault.internal.container;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A limit of the server that a form exceeds.
 *
 * @param name what is limited, for clients: one of the constants
 * @param max the limit, in bytes or parts; 0 if unknown
 */
public record ExceededLimit(String name, long max) {
  /** The size of the whole body. */
  static final String BODY_SIZE = "body_size";

  /** The size of one file. */
  static final String FILE_SIZE = "file_size";

  /** The size of all fields that are no files. */
  static final String FIELDS_SIZE = "fields_size";

  /** The number of fields and files. */
  static final String FIELD_COUNT = "field_count";

  /** The size of the head of one part. */
  static final String PART_HEAD_SIZE = "part_head_size";

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  /** Returns the limit that is the last number of a message. */
  static ExceededLimit of(String name, @Nullable String message) {
    Matcher numbers = NUMBER.matcher(String.valueOf(message));
    long last = 0;
    while (numbers.find()) {
      last = Long.parseLong(numbers.group());
    }
    return new ExceededLimit(name, last);
  }

  /**
   * Returns the limit of an exception of Commons FileUpload, of which Tomcat and other servers have
   * a copy; null for any other.
   */
  static @Nullable ExceededLimit ofFileUpload(Throwable thrown, String message) {
    return switch (thrown.getClass().getSimpleName()) {
      case "FileSizeLimitExceededException" -> of(FILE_SIZE, message);
      case "SizeLimitExceededException" ->
          of(message.startsWith("Header section") ? PART_HEAD_SIZE : BODY_SIZE, message);
      case "FileCountLimitExceededException" ->
          new ExceededLimit(FIELD_COUNT, ContainerObjects.number(thrown, "getLimit"));
      default -> null;
    };
  }
}
