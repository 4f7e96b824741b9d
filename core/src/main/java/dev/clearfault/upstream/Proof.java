package dev.clearfault.upstream;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Finds where in a chain of causes the upstream's part begins, if it can be proved that there is
 * one: by the class of an exception, else by the code that threw it.
 */
final class Proof {
  /** Nothing but the network throws these, unless our own client's streams do. */
  private static final List<String> NETWORK =
      List.of(
          "java.net.SocketException",
          "java.net.SocketTimeoutException",
          "java.net.UnknownHostException",
          "java.net.ProtocolException",
          "java.net.HttpRetryException",
          "java.nio.channels.UnresolvedAddressException",
          "javax.net.ssl.SSLException");

  private static final String HTTP_CLIENT = "java.net.http.";

  /** Wrappers that carry a cause and say nothing that would tell whose fault it is. */
  private static final Set<String> TRANSPARENT =
      Set.of(
          "jakarta.servlet.ServletException",
          "java.util.concurrent.CompletionException",
          "java.util.concurrent.ExecutionException",
          "java.lang.reflect.UndeclaredThrowableException",
          "java.lang.reflect.InvocationTargetException",
          "java.io.UncheckedIOException",
          "jakarta.ejb.EJBException",
          // Around checked exceptions: what block() of Reactor and get() of Failsafe throw.
          "reactor.core.Exceptions$ReactiveException",
          "dev.failsafe.FailsafeException",
          "java.lang.RuntimeException",
          "java.lang.Exception",
          "java.io.IOException");

  /** JDK types only, so that an entry kept in a class of the JDK pins no application. */
  private static final ClassValue<Boolean> IS_NETWORK =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return NETWORK.stream().anyMatch(name -> Throwables.isNamed(type, name))
              || inHttpClient(type);
        }
      };

  private Proof() {}

  /** Tells whether it carries a cause and says nothing that would tell whose fault it is. */
  static boolean isTransparent(Throwable throwable) {
    return !(throwable instanceof IOException)
        && TRANSPARENT.contains(throwable.getClass().getName());
  }

  /** Tells whether the class alone says that it came from the network. */
  static boolean isNetwork(Throwable throwable) {
    return IS_NETWORK.get(throwable.getClass());
  }

  /** Returns the part of the chain that is the upstream's; empty if that cannot be proved. */
  static List<Throwable> upstreamPart(List<Throwable> chain) {
    for (Throwable throwable : chain) {
      if (Clients.isDrivers(throwable) || throwable instanceof UncheckedAnswer) {
        return List.of();
      }
    }
    int head = 0;
    while (head < chain.size() - 1 && TRANSPARENT.contains(chain.get(head).getClass().getName())) {
      head++;
    }
    if (!IS_NETWORK.get(chain.get(head).getClass())) {
      head = 0;
      while (head < chain.size() && !isHttpClients(chain.get(head))) {
        head++;
      }
    }
    List<Throwable> part = chain.subList(head, chain.size());
    return hasOurBug(part) ? List.of() : part;
  }

  private static boolean isHttpClients(Throwable throwable) {
    Class<?> type = throwable.getClass();
    if (inHttpClient(type) || Clients.made(throwable)) {
      return true;
    }
    // An unchecked one out of a client is how it tells of our misuse; but for a header that should
    // be a number, nobody knows whose it is.
    if (!Throwables.isNamed(type, "java.io.IOException")
        && !Throwables.isNamed(type, "java.util.concurrent.TimeoutException")
        && !Throwables.isNamed(type, "java.lang.NumberFormatException")) {
      return false;
    }
    // That a file is missing which we wanted to send is no answer of anybody's.
    return Throwables.isNamed(type, "java.io.FileNotFoundException")
        ? Clients.isThrownBy(throwable, Clients.URL_CONNECTION)
        : Clients.threw(throwable);
  }

  /**
   * A client wraps what our own callbacks throw; its own parsers throw unchecked ones too, and what
   * is behind a parser's exception is the parser's.
   */
  private static boolean hasOurBug(List<Throwable> part) {
    for (Throwable throwable : part) {
      if (CallProof.isParsers(throwable)) {
        return false;
      }
      if (isUnchecked(throwable.getClass())
          && !IS_NETWORK.get(throwable.getClass())
          && !Clients.made(throwable)
          && !Clients.isBufferLimit(throwable)
          && !Clients.threw(throwable)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUnchecked(Class<?> type) {
    return Throwables.isNamed(type, "java.lang.RuntimeException")
        || Throwables.isNamed(type, "java.lang.Error");
  }

  private static boolean inHttpClient(Class<?> type) {
    return type.getName().startsWith(HTTP_CLIENT)
        && Throwables.isNamed(type, "java.io.IOException");
  }
}
