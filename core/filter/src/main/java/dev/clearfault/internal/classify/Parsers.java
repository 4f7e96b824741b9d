package dev.clearfault.internal.classify;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Knows parsers by the names of their exceptions and of their code. */
final class Parsers {
  private static final ClassValue<Boolean> EXCEPTIONS =
      Causes.named(
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
          // About a response if a client library's exception is around it, else about a request.
          "org.springframework.http.converter.HttpMessageNotReadableException",
          "org.springframework.core.codec.DecodingException",
          "org.springframework.web.reactive.function.UnsupportedMediaTypeException",
          InvalidAnswer.class.getName());

  /** Retrofit uses this class directly, without the exception that Gson puts around others. */
  private static final List<String> CODE = List.of("com.google.gson.stream.JsonReader");

  /** The code of parsers that reads for its caller. */
  private static final List<String> LIBRARIES =
      List.of(
          "com.google.gson.", "com.fasterxml.jackson.", "tools.jackson.", "com.squareup.moshi.");

  /** Code of Retrofit that has answers parsed; other code of it writes requests. */
  private static final List<String> READERS =
      List.of(
          "retrofit2.converter.gson.GsonResponseBodyConverter",
          "retrofit2.converter.jackson.JacksonResponseBodyConverter",
          "retrofit2.converter.moshi.MoshiResponseBodyConverter");

  private static final ClassValue<Boolean> DECODING =
      Causes.named("org.springframework.core.codec.DecodingException");

  private static final ClassValue<Boolean> NOTE =
      Causes.named("reactor.core.publisher.FluxOnAssembly$OnAssemblyException");

  private Parsers() {}

  /** Returns whether a parser threw it that a client library had called to read an answer. */
  static boolean failedOnAnswer(Throwable throwable) {
    return ((throwable instanceof IOException || made(throwable))
            && ThrowingCode.includes(throwable, READERS, LIBRARIES))
        || (DECODING.get(throwable.getClass()) && isInBodyOfWebClient(throwable));
  }

  /**
   * Returns whether WebClient notes that the body is an answer's. Reactor adds such notes, which
   * begin with the kind of the place and end with its class.
   */
  private static boolean isInBodyOfWebClient(Throwable throwable) {
    return Arrays.stream(throwable.getSuppressed())
        .filter(t -> NOTE.get(t.getClass()))
        .flatMap(note -> Causes.message(note).lines())
        .anyMatch(
            line -> line.contains("\u21e2 Body from ") && line.endsWith("[DefaultClientResponse]"));
  }

  /** Returns whether a parser made the exception. */
  static boolean made(Throwable throwable) {
    // Apache's exception for a head that is too large is a CharacterCodingException.
    return (EXCEPTIONS.get(throwable.getClass())
            && !throwable.getClass().getName().startsWith("org.apache."))
        || (throwable instanceof IllegalStateException
            && Causes.message(throwable)
                .startsWith("Expected ") // Before the frames, which cost more.
            && ThrowingCode.includes(throwable, CODE));
  }
}
