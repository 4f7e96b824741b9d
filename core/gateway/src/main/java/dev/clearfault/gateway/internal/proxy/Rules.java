package dev.clearfault.gateway.internal.proxy;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an application refuses before it does anything, as far as a proxy can do the same.
 *
 * @param maxBody how many bytes a body may have; 0 for no limit
 * @param paths in the order in which they are compared
 * @param media what bodies operations accept, each once; a path names them by their number, from 1
 * @param bodies of the answers, by status
 * @param mediaType of these bodies
 * @param timeout how many seconds to wait for a node
 * @param health the path that says whether a node is well; empty if there is none
 * @param open the regular expressions of the only paths that are accepted; empty for all paths
 * @param unsaid what is not in the files, for people
 */
record Rules(
    long maxBody,
    List<PathRule> paths,
    List<Media> media,
    SortedMap<Integer, String> bodies,
    String mediaType,
    int timeout,
    String health,
    List<String> open,
    List<String> unsaid) {

  /** Returns the body of an answer. */
  String body(int status) {
    return requireNonNull(bodies.get(status));
  }

  /**
   * The rules of one path.
   *
   * @param regex of the path as it is sent, without an end; of harmless characters alone
   * @param methods null if only the application knows them
   * @param media the number of what each method accepts, from 1
   */
  record PathRule(String regex, @Nullable Methods methods, Map<String, Integer> media) {}

  /**
   * The methods of a path.
   *
   * @param allowed for the header field {@code Allow}
   * @param refused which others are refused; empty for all others
   */
  record Methods(List<String> allowed, List<String> refused) {
    private static final List<String> REFUSED_BY_SERVLETS =
        List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    /** Returns the methods that a path with these operations has. */
    static List<String> allowed(Collection<String> operations) {
      Set<String> allowed = new TreeSet<>(operations);
      allowed.add("OPTIONS");
      if (allowed.contains("GET")) {
        allowed.add("HEAD");
      }
      return List.copyOf(allowed);
    }

    /** Refuses those that a servlet refuses; null if there is none. */
    static @Nullable Methods refusedByServlets(List<String> allowed) {
      List<String> refused =
          REFUSED_BY_SERVLETS.stream().filter(each -> !allowed.contains(each)).toList();
      return refused.isEmpty() ? null : new Methods(allowed, refused);
    }

    /** Returns a regular expression of a method that is refused. */
    String regex() {
      return refused.isEmpty()
          ? "(?!(?:" + String.join("|", allowed) + ")$).+"
          : "(?:" + String.join("|", refused) + ")";
    }

    String allow() {
      return String.join(", ", allowed);
    }
  }

  /**
   * What the body of an operation may be.
   *
   * @param regex of the names of media types that are accepted, for any case
   * @param accept for the header field {@code Accept}
   * @param body of the answer
   */
  record Media(String regex, String accept, String body) {}
}
