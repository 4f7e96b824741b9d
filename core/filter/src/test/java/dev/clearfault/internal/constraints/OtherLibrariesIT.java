package dev.clearfault.internal.constraints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.classmate.TypeResolver;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.clearfault.Inputs;
import dev.clearfault.internal.read.FloodedOrder;
import jakarta.servlet.Filter;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Input beside other versions, and other makers, of the libraries that read and validate it. */
class OtherLibrariesIT {
  private static final Path JARS = Path.of("target", "other-libraries");

  private static final List<Class<?>> NEEDED =
      List.of(
          Inputs.class,
          FloodedOrder.class,
          Filter.class,
          NotBlank.class,
          NullMarked.class,
          Logger.class,
          TypeResolver.class,
          JsonProperty.class);

  private static String read(String json, URL... libraries) throws Exception {
    URL[] urls =
        Stream.concat(NEEDED.stream().map(OtherLibrariesIT::home), Arrays.stream(libraries))
            .toArray(URL[]::new);
    Thread current = Thread.currentThread();
    ClassLoader before = current.getContextClassLoader();
    try (URLClassLoader own = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      current.setContextClassLoader(own); // Where Jakarta Validation looks for its provider.
      Method read =
          own.loadClass(FloodedOrder.class.getName()).getDeclaredMethod("read", String.class);
      read.setAccessible(true);
      return (String) read.invoke(null, json.replace('\'', '"'));
    } finally {
      current.setContextClassLoader(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hibernate-validator-8", "bval-jsr"})
  void everyProviderEndsEarly(String provider) throws Exception {
    URL[] libraries = {home(JsonGenerator.class), home(JsonMapper.class), jar(provider)};
    assertThat(read("{'email':'a','items':[{'sku':'S'}]}", libraries)).contains("sku=S");
    assertThat(read("{'items':[{'sku':''},null]}", libraries))
        .isEqualTo(
            "validation_failed: #/email not_blank, #/items/0/sku not_blank, #/items/1 not_null");
    assertThat(read("{'items':[" + many("null") + "]}", libraries))
        .isEqualTo("validation_failed: # too_many_violations, #/email not_blank");
    assertThat(read("{'items':[" + many("{}") + "]}", libraries))
        .isEqualTo("validation_failed: # too_many_violations, #/email not_blank");
    assertThat(read("{'items':[" + many("'a'") + "]}", libraries).split(", ")).hasSize(50);
  }

  private static String many(String element) {
    return String.join(",", Collections.nCopies(20_000, element));
  }

  @Test
  void anOlderJacksonIsNamedInASentence() {
    assertThatThrownBy(
            () -> read("{}", jar("jackson-core"), jar("jackson-databind"), jar("hibernate")))
        .isInstanceOf(InvocationTargetException.class)
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Jackson 3.1 or newer")
        .hasMessageContaining("3.0.4");
  }

  private static URL home(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  private static URL jar(String start) throws IOException {
    try (Stream<Path> jars = Files.list(JARS)) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith(start))
          .findFirst()
          .orElseThrow(() -> new IOException("run mvn verify: there is no jar of " + start))
          .toUri()
          .toURL();
    }
  }
}
