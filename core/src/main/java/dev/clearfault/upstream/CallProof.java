package dev.clearfault.upstream;

import dev.clearfault.problem.AsProblem;
import dev.clearfault.problem.ProblemException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * Finds where in a chain of causes the upstream's part begins, if the application has said that it
 * was calling one: then much more is certain than {@link Proof} can prove.
 */
final class CallProof {
  /** Drivers whose every exception is the upstream's, but for those that a rule takes out. */
  private static final List<String> DRIVERS =
      List.of(
          "com.mongodb.",
          "redis.clients.",
          "io.lettuce.",
          "org.apache.kafka.",
          "com.rabbitmq.",
          "jakarta.jms.",
          "jakarta.mail.",
          "javax.naming.NamingException",
          "java.sql.SQLTransientConnectionException",
          "java.sql.SQLNonTransientConnectionException",
          "java.sql.SQLTimeoutException");

  private static final ClassValue<Boolean> PARSERS =
      Throwables.named(
          "com.fasterxml.jackson.core.JacksonException",
          "com.fasterxml.jackson.core.JsonProcessingException",
          "tools.jackson.core.JacksonException",
          "com.google.gson.JsonParseException",
          "com.google.gson.stream.MalformedJsonException",
          "jakarta.json.JsonException",
          "jakarta.json.bind.JsonbException",
          "org.json.JSONException",
          "com.squareup.moshi.JsonDataException",
          "org.xml.sax.SAXException",
          "javax.xml.stream.XMLStreamException",
          "jakarta.xml.bind.JAXBException",
          "java.nio.charset.CharacterCodingException",
          "java.time.format.DateTimeParseException",
          // Of responses if a client's exception is around it, of requests otherwise.
          "org.springframework.http.converter.HttpMessageNotReadableException",
          "org.springframework.core.codec.DecodingException",
          "dev.clearfault.upstream.InvalidAnswer");

  /** A class that cannot be mapped is a fault of ours, however it is noticed. */
  private static final ClassValue<Boolean> OUR_MAPPING =
      Throwables.named(
          "com.fasterxml.jackson.databind.exc.InvalidDefinitionException",
          "tools.jackson.databind.exc.InvalidDefinitionException");

  /** What speaks of a fault in our own code, wherever it is thrown but in a client's. */
  private static final ClassValue<Boolean> BUGS =
      Throwables.named(
          "java.lang.NullPointerException",
          "java.lang.ClassCastException",
          "java.lang.IndexOutOfBoundsException",
          "java.lang.IllegalArgumentException",
          "java.lang.IllegalStateException",
          "java.lang.ArithmeticException",
          "java.lang.ArrayStoreException",
          "java.lang.NegativeArraySizeException",
          "java.lang.UnsupportedOperationException",
          "java.util.ConcurrentModificationException",
          "java.util.NoSuchElementException",
          "jakarta.validation.ValidationException");

  /** Read directly, without the wrapper that its own front door puts around it (Retrofit). */
  private static final List<String> PARSERS_CODE = List.of("com.google.gson.stream.JsonReader");

  private CallProof() {}

  /** Tells whether the failure is certainly not the upstream's, whoever threw it. */
  static boolean passes(List<Throwable> chain) {
    return OwnClient.threwOneOf(chain)
        || chain.stream()
            .anyMatch(
                throwable ->
                    throwable instanceof Error
                        || throwable instanceof UncheckedAnswer
                        || throwable.getClass().isAnnotationPresent(AsProblem.class)
                        || throwable instanceof ProblemException
                        || OUR_MAPPING.get(throwable.getClass()));
  }

  /** Returns the part of the chain that is the upstream's; empty if it has none. */
  static List<Throwable> upstreamPart(List<Throwable> chain) {
    int head = 0;
    while (head < chain.size() - 1 && Proof.isTransparent(chain.get(head))) {
      head++;
    }
    if (!isUpstreams(chain.get(head))) {
      // It may still wrap what nobody but a client or the network throws.
      while (head < chain.size() && !isCertain(chain.get(head))) {
        head++;
      }
    }
    return chain.subList(head, chain.size());
  }

  /**
   * A client wraps what our own callbacks throw; what is behind a driver's or a parser's is its.
   */
  static boolean hasOurBug(List<Throwable> part) {
    for (Throwable throwable : part) {
      if (isParsers(throwable) || Clients.isDrivers(throwable)) {
        return false;
      }
      if (isOurFile(throwable)) {
        return true;
      }
      if (BUGS.get(throwable.getClass()) && !isCertain(throwable) && !Clients.threw(throwable)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOurFile(Throwable throwable) {
    return throwable instanceof FileNotFoundException
        && Clients.isThrownBy(throwable, Clients.FILES);
  }

  static boolean isParsers(Throwable throwable) {
    // Apache's exception for a head that is too large is a CharacterCodingException.
    return (PARSERS.get(throwable.getClass())
            && !throwable.getClass().getName().startsWith("org.apache."))
        || (throwable instanceof IllegalStateException
            && Clients.isThrownBy(throwable, PARSERS_CODE));
  }

  private static boolean isUpstreams(Throwable throwable) {
    return throwable instanceof IOException
        || throwable instanceof TimeoutException
        || isParsers(throwable)
        || isCertain(throwable);
  }

  private static boolean isCertain(Throwable throwable) {
    return Proof.isNetwork(throwable)
        || Clients.made(throwable)
        || Clients.isBufferLimit(throwable)
        || Clients.isOf(throwable.getClass(), DRIVERS);
  }
}
