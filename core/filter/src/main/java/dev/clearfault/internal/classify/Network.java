package dev.clearfault.internal.classify;

import java.util.List;

/** Knows the exceptions of the JDK about a connection. Thread-safe. */
final class Network {
  /** Only the network throws these: an upstream's connection, or the client's. */
  private static final List<String> NAMES =
      List.of(
          "java.net.SocketException",
          "java.net.SocketTimeoutException",
          "java.net.UnknownHostException",
          "java.net.ProtocolException",
          "java.net.HttpRetryException",
          "java.nio.channels.UnresolvedAddressException",
          "javax.net.ssl.SSLException");

  private static final String HTTP_CLIENT = "java.net.http.";

  /** JDK types only, so that an entry kept in a class of the JDK pins no application. */
  private static final ClassValue<Boolean> IS_NETWORK =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return NAMES.stream().anyMatch(name -> Causes.isNamed(type, name)) || isOfJdkClient(type);
        }
      };

  private Network() {}

  /** Returns whether only a connection, or the JDK's own client library, throws it. */
  static boolean threw(Throwable throwable) {
    return IS_NETWORK.get(throwable.getClass());
  }

  /** Returns whether it is an exception of {@code java.net.http} about a call. */
  static boolean isOfJdkClient(Class<?> type) {
    return type.getName().startsWith(HTTP_CLIENT) && Causes.isNamed(type, "java.io.IOException");
  }
}
