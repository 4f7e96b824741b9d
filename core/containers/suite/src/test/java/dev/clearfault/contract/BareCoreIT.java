package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.clearfault.ExceptionMappingFilter;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.core.EventPublisher;
import jakarta.servlet.Filter;
import jakarta.validation.constraints.NotBlank;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Core with only its necessary libraries: no validation, no SLF4J, no Resilience4j. */
class BareCoreIT {

  @Test
  void mapsWithoutItsOptionalLibraries() throws Exception {
    URL[] urls = {
      home(ExceptionMappingFilter.class),
      home(BareCore.class),
      home(JsonGenerator.class),
      home(Filter.class),
      home(NullMarked.class)
    };
    try (URLClassLoader bare = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      Method answer = bare.loadClass(BareCore.class.getName()).getDeclaredMethod("answer");
      answer.setAccessible(true);
      assertThat((String) answer.invoke(null))
          .contains("500 ", "application/problem+json", "\"code\":\"internal_server_error\"")
          .doesNotContain("hunter2");
    }
  }

  @Test
  void callsUpstreamsWithoutThemToo() throws Exception {
    assertThat(call())
        .allSatisfy(
            said ->
                assertThat(said)
                    .startsWith("called the breaker of upstream bare")
                    .contains("add io.github.resilience4j:resilience4j-circuitbreaker")
                    .doesNotContainIgnoringCase("slf4j"));
  }

  @Test
  void breakerWithoutItsLoggerSaysWhatIsMissing() throws Exception {
    assertThat(call(CircuitBreaker.class, EventPublisher.class))
        .allSatisfy(
            said ->
                assertThat(said)
                    .startsWith("called the breaker of upstream bare")
                    .contains("add org.slf4j:slf4j-api to the application")
                    .doesNotContain("resilience4j-circuitbreaker"));
  }

  /** Twice, because the second message of the JVM about a broken class says less. */
  private static List<String> call(Class<?>... andThose) throws Exception {
    Stream<Class<?>> least =
        Stream.of(ExceptionMappingFilter.class, BareCore.class, Filter.class, NullMarked.class);
    URL[] urls =
        Stream.concat(least, Stream.of(andThose)).map(BareCoreIT::home).toArray(URL[]::new);
    try (URLClassLoader bare = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      Method call = bare.loadClass(BareCore.class.getName()).getDeclaredMethod("call");
      call.setAccessible(true);
      return List.of((String) call.invoke(null), (String) call.invoke(null));
    }
  }

  @Test
  void answersWithConstraintsNeedAProviderAndSaySoBeforeTheyAsk() throws Exception {
    assertThat(send(NotBlank.class))
        .startsWith("1 1 the answer of an upstream has constraints")
        .contains("Add org.hibernate.validator:hibernate-validator to the application");
  }

  /** The JVM hides annotations whose classes are missing. */
  @Test
  void withoutTheApiThereAreNoConstraints() throws Exception {
    assertThat(send(NullMarked.class)).isEqualTo("1 2");
  }

  private static String send(Class<?> andThat) throws Exception {
    URL[] urls = {
      home(ExceptionMappingFilter.class),
      home(BareCore.class),
      home(JsonGenerator.class),
      home(JsonMapper.class),
      home(JsonProperty.class),
      home(Filter.class),
      home(NullMarked.class),
      home(andThat)
    };
    try (URLClassLoader bare = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      Method send = bare.loadClass(BareCore.class.getName()).getDeclaredMethod("send");
      send.setAccessible(true);
      return (String) send.invoke(null);
    }
  }

  private static URL home(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }
}
