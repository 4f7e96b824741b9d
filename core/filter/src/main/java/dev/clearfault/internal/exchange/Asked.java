package dev.clearfault.internal.exchange;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the application has asked the request for, by name: the last 64 calls. Values are looked up
 * only after a failure, so that a request that does not fail pays for a name in a list.
 *
 * <p>Thread-safe.
 */
final class Asked {
  private static final int MOST = 64;
  private static final int FIRST = 4;

  /** A way to ask for texts of the request. */
  enum Way {
    /** One parameter, of which the first value counts. */
    PARAMETER,
    /** All values of one parameter. */
    VALUES,
    /** All parameters. */
    PARAMETERS,
    /** All parts of a form, which are parameters if they are no files. */
    PARTS,
    /** All parameters of the query, by its text. */
    QUERY,
    /** All values of a header field. */
    HEADER,
    /** All cookies. */
    COOKIES,
    /** The path, or a part of it. */
    PATH
  }

  /**
   * A call.
   *
   * @param name what it asked for; null for everything
   */
  record Call(Way way, @Nullable String name) {}

  private Way[] ways = new Way[FIRST];

  private @Nullable String[] names = new String[FIRST];
  private int count;

  /** Remembers a call. The same call again counts as the first one. */
  synchronized void add(Way way, @Nullable String name) {
    int last = (count - 1) & (ways.length - 1);
    if (count > 0 && ways[last] == way && Objects.equals(name, names[last])) {
      return;
    }
    if (count == ways.length && count < MOST) {
      ways = Arrays.copyOf(ways, 4 * count);
      names = Arrays.copyOf(names, 4 * count);
    }
    int next = count & (ways.length - 1);
    ways[next] = way;
    names[next] = name;
    count++;
  }

  /** Returns the calls, the last one first. */
  synchronized Call[] calls() {
    Call[] calls = new Call[Math.min(count, ways.length)];
    for (int i = 0; i < calls.length; i++) {
      int index = (count - 1 - i) & (ways.length - 1);
      calls[i] = new Call(ways[index], names[index]);
    }
    return calls;
  }
}
