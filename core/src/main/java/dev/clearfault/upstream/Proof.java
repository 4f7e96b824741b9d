package dev.clearfault.upstream;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
          "java.lang.RuntimeException",
          "java.lang.Exception",
          "java.io.IOException");

  /** Drivers and brokers: an upstream by the application's choice only, which is not made yet. */
  private static final List<String> DRIVERS =
      List.of(
          "java.sql.",
          "javax.naming.",
          "jakarta.jms.",
          "jakarta.mail.",
          "jakarta.persistence.",
          "org.hibernate.",
          "com.mongodb.",
          "redis.clients.",
          "io.lettuce.",
          "org.apache.kafka.",
          "com.rabbitmq.");

  /** Not all of {@code sun.net.www}: a {@code file:} URL is opened there too. */
  private static final List<String> URL_CONNECTION =
      List.of("sun.net.www.protocol.http", "sun.net.www.http.", "sun.net.NetworkClient");

  private static final List<String> JDK_CLIENTS =
      Stream.concat(Stream.of("jdk.internal.net.http."), URL_CONNECTION.stream()).toList();

  /** Code that runs on behalf of whoever called it. */
  private static final List<String> NEUTRAL =
      List.of("java.", "javax.", "sun.nio.", "sun.security.", "jdk.internal.", "sun.net.");

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
    if (chain.stream().anyMatch(Proof::isDriver)) {
      return List.of();
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
    return part.stream().anyMatch(Proof::isOurBug) ? List.of() : part;
  }

  /** Only I/O exceptions: an unchecked one out of a client is how it tells of our misuse. */
  private static boolean isHttpClients(Throwable throwable) {
    Class<?> type = throwable.getClass();
    if (inHttpClient(type)) {
      return true;
    }
    // A header that should be a number; of other unchecked ones nobody knows whose they are.
    if (!Throwables.isNamed(type, "java.io.IOException")
        && !Throwables.isNamed(type, "java.lang.NumberFormatException")) {
      return false;
    }
    // That a file is missing which we wanted to send is no answer of anybody's.
    return Throwables.isNamed(type, "java.io.FileNotFoundException")
        ? isThrownBy(throwable, URL_CONNECTION)
        : isThrownBy(throwable, JDK_CLIENTS);
  }

  /** A client wraps what our own callbacks throw; its own parsers throw unchecked ones too. */
  private static boolean isOurBug(Throwable throwable) {
    Class<?> type = throwable.getClass();
    boolean unchecked =
        Throwables.isNamed(type, "java.lang.RuntimeException")
            || Throwables.isNamed(type, "java.lang.Error");
    return unchecked && !IS_NETWORK.get(type) && !isThrownBy(throwable, JDK_CLIENTS);
  }

  private static boolean isDriver(Throwable throwable) {
    for (Class<?> type = throwable.getClass(); type != null; type = type.getSuperclass()) {
      if (startsWithAny(type.getName(), DRIVERS)) {
        return true;
      }
    }
    return false;
  }

  private static boolean inHttpClient(Class<?> type) {
    return type.getName().startsWith(HTTP_CLIENT)
        && Throwables.isNamed(type, "java.io.IOException");
  }

  /** Tells whether the code nearest to the throw point, but for the JDK's own, is a client's. */
  private static boolean isThrownBy(Throwable throwable, List<String> clients) {
    for (StackTraceElement frame : Throwables.frames(throwable)) {
      if (startsWithAny(frame.getClassName(), clients)) {
        return true;
      }
      if (!startsWithAny(frame.getClassName(), NEUTRAL)) {
        return false;
      }
    }
    return false;
  }

  private static boolean startsWithAny(String name, List<String> prefixes) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
