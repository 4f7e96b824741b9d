package dev.clearfault.upstream;

import dev.clearfault.problem.AsProblem;
import dev.clearfault.problem.ProblemException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * Finds where in a chain of causes the upstream's part begins, if the application has said that it
 * was calling one: then much more is certain than {@link Proof} can prove.
 */
final class CallProof {
  /** Of these the class alone says that a client, a driver or the network has failed. */
  private static final List<String> CLIENTS =
      List.of(
          "org.apache.hc.",
          "org.apache.http.",
          "okhttp3.",
          "retrofit2.",
          "feign.",
          "org.eclipse.jetty.client.",
          "jakarta.ws.rs.",
          "org.springframework.web.client.",
          "org.springframework.web.reactive.function.client.",
          "io.grpc.",
          "io.netty.",
          "reactor.netty.",
          "kong.unirest.",
          "com.google.api.client.",
          "software.amazon.awssdk.",
          "jakarta.xml.ws.",
          "org.asynchttpclient.",
          "com.mongodb.",
          "redis.clients.",
          "io.lettuce.",
          "org.apache.kafka.",
          "com.rabbitmq.",
          "java.sql.SQLTransientConnectionException",
          "java.sql.SQLNonTransientConnectionException",
          "java.sql.SQLTimeoutException");

  private static final List<String> PARSERS =
      List.of(
          "com.fasterxml.jackson.core.JacksonException",
          "com.fasterxml.jackson.core.JsonProcessingException",
          "tools.jackson.core.JacksonException",
          "com.google.gson.JsonParseException",
          "jakarta.json.JsonException",
          "jakarta.json.bind.JsonbException",
          "org.json.JSONException",
          "com.squareup.moshi.JsonDataException",
          "org.xml.sax.SAXException",
          "javax.xml.stream.XMLStreamException",
          "jakarta.xml.bind.JAXBException",
          "java.nio.charset.CharacterCodingException",
          "java.time.format.DateTimeParseException",
          "dev.clearfault.upstream.InvalidAnswer");

  /** A class that cannot be mapped is a fault of ours, however it is noticed. */
  private static final List<String> OUR_MAPPING =
      List.of(
          "com.fasterxml.jackson.databind.exc.InvalidDefinitionException",
          "tools.jackson.databind.exc.InvalidDefinitionException");

  private CallProof() {}

  /** Tells whether the failure is certainly not the upstream's, whoever threw it. */
  static boolean passes(List<Throwable> chain) {
    return OwnClient.threwOneOf(chain)
        || chain.stream()
            .anyMatch(
                throwable ->
                    throwable instanceof Error
                        || throwable.getClass().isAnnotationPresent(AsProblem.class)
                        || throwable instanceof ProblemException
                        || is(throwable, OUR_MAPPING));
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

  static boolean isParsers(Throwable throwable) {
    return is(throwable, PARSERS);
  }

  private static boolean isUpstreams(Throwable throwable) {
    return throwable instanceof IOException
        || throwable instanceof TimeoutException
        || isParsers(throwable)
        || isCertain(throwable);
  }

  private static boolean isCertain(Throwable throwable) {
    return Proof.isNetwork(throwable) || isClients(throwable);
  }

  private static boolean isClients(Throwable throwable) {
    for (Class<?> type = throwable.getClass(); type != null; type = type.getSuperclass()) {
      if (startsWithAny(type.getName())) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWithAny(String name) {
    for (String client : CLIENTS) {
      if (name.startsWith(client)) {
        return true;
      }
    }
    return false;
  }

  private static boolean is(Throwable throwable, List<String> names) {
    return names.stream().anyMatch(name -> Throwables.isNamed(throwable.getClass(), name));
  }
}
