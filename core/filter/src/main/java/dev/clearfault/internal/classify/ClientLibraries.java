package dev.clearfault.internal.classify;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/**
 * Knows client libraries and drivers by the names of their exceptions and of their code.
 *
 * <p>{@code docs/upstream-clients.md} shows the exceptions of each of them.
 */
final class ClientLibraries {
  /** Only client libraries throw these, about a call over the network. */
  private static final List<String> EXCEPTIONS =
      List.of(
          "org.apache.hc.",
          "org.apache.http.",
          "okhttp3.",
          "retrofit2.",
          "feign.",
          "org.eclipse.jetty.client.",
          "jakarta.ws.rs.client.",
          "org.springframework.web.client.",
          "org.springframework.web.reactive.function.client.",
          "io.netty.",
          "reactor.netty.",
          "kong.unirest.",
          "com.google.api.client.http.",
          "software.amazon.awssdk.",
          "org.asynchttpclient.",
          // Wrappers around a client library that let no call through.
          "io.github.resilience4j.",
          "dev.failsafe.CircuitBreakerOpenException",
          "dev.failsafe.BulkheadFullException",
          "dev.failsafe.RateLimitExceededException",
          "dev.failsafe.TimeoutExceededException",
          "org.eclipse.microprofile.faulttolerance.exceptions.");

  /**
   * An application throws these as its own answer, too, or a server throws them about its own
   * request, so the code that threw decides.
   */
  private static final List<String> SHARED =
      List.of(
          "jakarta.ws.rs.ProcessingException",
          "jakarta.ws.rs.WebApplicationException",
          "jakarta.xml.ws.WebServiceException",
          "io.grpc.StatusRuntimeException",
          "io.grpc.StatusException");

  /** Drivers and libraries for brokers, and what stands on them. */
  private static final List<String> DRIVERS =
      List.of(
          "java.sql.",
          "javax.naming.",
          "jakarta.jms.",
          "org.apache.activemq.",
          "jakarta.mail.",
          "jakarta.persistence.",
          "org.hibernate.",
          "com.mongodb.",
          "redis.clients.",
          "io.lettuce.",
          "org.apache.kafka.",
          "com.rabbitmq.");

  /** Not all of {@code sun.net.www}, because it also opens {@code file:} URLs. */
  static final List<String> URL_CONNECTION =
      List.of("sun.net.www.protocol.http", "sun.net.www.http.", "sun.net.NetworkClient");

  /** The code of client libraries: an exception that it throws itself is about an upstream. */
  private static final List<String> CODE =
      List.of(
          "jdk.internal.net.http.",
          "sun.net.www.protocol.http",
          "sun.net.www.http.",
          "sun.net.NetworkClient",
          "okhttp3.",
          "org.apache.hc.",
          "org.apache.http.",
          "org.eclipse.jetty.client.",
          "org.eclipse.jetty.http2.client.",
          "org.glassfish.jersey.client.",
          "org.jboss.resteasy.client.",
          "org.jboss.resteasy.microprofile.client.",
          "org.apache.cxf.jaxrs.client.",
          "org.apache.cxf.jaxws.DispatchImpl",
          "org.apache.cxf.jaxws.JaxWsClientProxy",
          "org.apache.cxf.endpoint.ClientImpl",
          "org.apache.cxf.transport.http",
          "com.sun.xml.ws.client.",
          "com.sun.xml.ws.transport.http.client.",
          "org.springframework.http.client.",
          "org.springframework.web.client.",
          "feign.",
          "io.grpc.stub.ClientCalls",
          "io.netty.",
          "reactor.netty.",
          "com.google.api.client.http.",
          "kong.unirest.",
          "org.asynchttpclient.",
          "software.amazon.awssdk.",
          "com.rabbitmq.client.",
          "com.rabbitmq.utility.",
          "io.github.resilience4j.timelimiter.");

  /** Code that opens files. For a missing file it throws what client libraries throw for 404. */
  static final List<String> FILES =
      List.of(
          "java.io.FileInputStream",
          "java.io.FileOutputStream",
          "java.io.RandomAccessFile",
          "jdk.internal.net.http.RequestPublishers");

  static final String METRO_MESSAGE = "Cannot invoke \"com.sun.xml.ws.api.message.Message.";
  private static final List<String> METRO_ANSWERS = List.of("com.sun.xml.ws.client.dispatch.");

  private static final List<String> JETTY_CLIENT = List.of("org.eclipse.jetty.client.");

  /** Code that reads the Location of an answer. What the application asked for is sent by then. */
  private static final List<String> REDIRECTS =
      List.of(
          "jdk.internal.net.http.RedirectFilter",
          "org.asynchttpclient.netty.handler.intercept.Redirect30xInterceptor");

  private static final List<String> ADDRESSES = List.of("org.asynchttpclient.uri.");

  /** Jetty's server throws it as well, for a stream that it opens. */
  static final String JETTY_UNPROCESSED = "org.eclipse.jetty.http2.RetryableStreamException";

  private static final ClassValue<Boolean> IS_OF_BOTH_SIDES =
      Causes.named(
          "org.springframework.core.io.buffer.DataBufferLimitException", JETTY_UNPROCESSED);

  private static final ClassValue<Boolean> IS_OF_CLIENT_LIBRARY = isOf(EXCEPTIONS);
  private static final ClassValue<Boolean> IS_SHARED = isOf(SHARED);
  private static final ClassValue<Boolean> IS_OF_DRIVER = isOf(DRIVERS);

  private ClientLibraries() {}

  /** JDK types only, so that an entry kept in a class of the JDK pins no application. */
  private static ClassValue<Boolean> isOf(List<String> prefixes) {
    return new ClassValue<>() {
      @Override
      protected Boolean computeValue(Class<?> type) {
        return ThrowingCode.isOf(type, prefixes);
      }
    };
  }

  /** Returns whether a client library made the exception, and not an application. */
  static boolean made(Throwable throwable) {
    return hasClass(throwable) || madeByFrames(throwable);
  }

  /** Returns whether only client libraries have exceptions of this class. */
  static boolean hasClass(Throwable throwable) {
    return IS_OF_CLIENT_LIBRARY.get(throwable.getClass());
  }

  /** Returns whether others have exceptions of this class, too, but a client library threw it. */
  static boolean madeByFrames(Throwable throwable) {
    return (IS_SHARED.get(throwable.getClass()) && threw(throwable))
        || isJettysLimit(throwable)
        || isMissingMessage(throwable)
        || isBadRedirect(throwable);
  }

  /** Returns whether the address of a redirect is none, which is reported like a misuse. */
  private static boolean isBadRedirect(Throwable throwable) {
    return throwable.getClass() == IllegalArgumentException.class
        && (Causes.message(throwable).startsWith("Cannot resolve location") // Reactor Netty's.
            ? threw(throwable)
            : ThrowingCode.includes(throwable, REDIRECTS, ADDRESSES));
  }

  /** Metro does not notice that an answer has no message, until it returns the message. */
  private static boolean isMissingMessage(Throwable throwable) {
    return throwable instanceof NullPointerException
        && Causes.message(throwable).startsWith(METRO_MESSAGE)
        && ThrowingCode.includes(throwable, METRO_ANSWERS);
  }

  /** Jetty reports an answer that is too large, and a full queue of calls, like a misuse. */
  private static boolean isJettysLimit(Throwable throwable) {
    boolean buffer = throwable.getClass() == IllegalArgumentException.class;
    boolean queue = throwable.getClass() == RejectedExecutionException.class;
    return (buffer || queue)
        && Causes.message(throwable).startsWith(buffer ? "Buffering capacity" : "Max requests")
        && ThrowingCode.includes(throwable, JETTY_CLIENT);
  }

  /**
   * Returns whether Spring or Jetty throw it in a server, too: a body is too large for a buffer, or
   * an HTTP/2 stream was not processed. It is about an upstream if the exception of a client
   * library, or a call, is around it.
   */
  static boolean isOfBothSides(Throwable throwable) {
    return IS_OF_BOTH_SIDES.get(throwable.getClass());
  }

  /** Returns whether a driver or a library for a broker made the exception. */
  static boolean isOfDriver(Throwable throwable) {
    return IS_OF_DRIVER.get(throwable.getClass());
  }

  /** Returns whether a client library threw it, directly or through neutral code. */
  static boolean threw(Throwable throwable) {
    return ThrowingCode.includes(throwable, CODE);
  }
}
