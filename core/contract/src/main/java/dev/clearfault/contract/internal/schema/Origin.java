package dev.clearfault.contract.internal.schema;

/**
 * A place in the files of a contract, such as {@code /WEB-INF/shop.yaml#/paths/~1orders/post}.
 *
 * @param file the path of the file, as the option or a reference names it
 * @param pointer a JSON pointer (RFC 6901); empty for the whole file
 */
public record Origin(String file, String pointer) {
  /** Returns the whole file. */
  public static Origin of(String file) {
    return new Origin(file, "");
  }

  /** Returns the place of a member of the object, or of an element of the list, that is here. */
  public Origin child(Object nameOrIndex) {
    String name = nameOrIndex.toString().replace("~", "~0").replace("/", "~1");
    return new Origin(file, pointer + "/" + name);
  }

  /** Returns the file and the pointer as a URI reference, for messages. */
  @Override
  public String toString() {
    return file + "#" + pointer;
  }
}
