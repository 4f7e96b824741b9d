package dev.clearfault.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.Exchanges;
import dev.clearfault.FakeRequest;
import dev.clearfault.FakeResponse;
import dev.clearfault.internal.read.InputLimits;
import dev.clearfault.spi.Evidence;
import dev.clearfault.spi.Occurrence;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Parts of a form that the application reads with its own library. */
class GuardedPartTest {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final String BROKEN = "{\"name\": \"a\",\n \"amount\": }";
  private static final String MISTYPED = "{\"name\": \"abc\", \"amount\": \"several\"}";
  private static final String WELL = "{\"name\": \"of another part\", \"amount\": 1}";

  /** What the application reads. */
  record Order(String name, int amount) {}

  private final FakeRequest request =
      new FakeRequest().with("Content-Type", "multipart/form-data; boundary=x");
  private final FakeResponse response = new FakeResponse();
  private final List<Occurrence> told = new ArrayList<>();
  private final Exchange exchange = Exchanges.of(request, response, List.of(), List.of(told::add));

  /** What the application does inside of the chain. */
  private interface Application {
    void run(HttpServletRequest request) throws IOException, ServletException;
  }

  /** A part that a container has stored. */
  private static Part part(@Nullable String name, String content) {
    return (Part)
        Proxy.newProxyInstance(
            Part.class.getClassLoader(),
            new Class<?>[] {Part.class},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "getName" -> name;
                  case "getContentType" -> "application/json";
                  case "getSize" -> (long) bytes(content).length;
                  case "getInputStream" -> new ByteArrayInputStream(bytes(content));
                  case "equals" -> self == arguments[0];
                  case "hashCode" -> System.identityHashCode(self);
                  default -> null;
                });
  }

  private static byte[] bytes(String content) {
    return content.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Part part) throws IOException {
    try (InputStream in = part.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void pass(Application application, Part... parts) throws IOException, ServletException {
    HttpServletRequest form =
        new HttpServletRequestWrapper(request) {
          @Override
          public Collection<Part> getParts() {
            return List.of(parts);
          }

          @Override
          public @Nullable Part getPart(String name) {
            return List.of(parts).stream()
                .filter(part -> part.getName().equals(name))
                .findFirst()
                .orElse(null);
          }
        };
    Pass.through((in, out) -> application.run((HttpServletRequest) in), exchange, form, response);
  }

  private void isFault(String field, @Nullable String pointer, String code, Evidence evidence) {
    assertThat(told).hasSize(1);
    assertThat(told.get(0).evidence()).isEqualTo(evidence);
    assertThat(told.get(0).document().status()).isEqualTo(400);
    assertThat(told.get(0).document().errors())
        .extracting(e -> e.in() + " " + e.field() + " " + e.pointer() + " " + e.code())
        .containsExactly("FORM " + field + " " + pointer + " " + code);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPartThatIsNotJsonIsToldAsInputsTellsIt(boolean asText)
      throws IOException, ServletException {
    pass(
        in -> {
          Part order = in.getPart("order");
          if (asText) {
            MAPPER.readValue(text(order), Order.class);
          } else {
            MAPPER.readValue(order.getInputStream(), Order.class);
          }
        },
        part("order", BROKEN));
    isFault("order", null, "malformed", Evidence.PARSER_SOURCE);
    assertThat(response.body())
        .contains("is not valid JSON at line 2, column 12")
        .doesNotContain("Unexpected", "tools.jackson");
  }

  /** The application decodes all bytes, and its parser refuses the byte-order mark. */
  @Test
  void aPartWithAMarkHasItsPlace() throws IOException, ServletException {
    pass(
        in -> MAPPER.readValue(text(in.getPart("order")), Order.class),
        part("order", "\ufeff" + WELL));
    isFault("order", null, "malformed", Evidence.PARSER_SOURCE);
  }

  @Test
  void aValueHasItsPlaceInThePart() throws IOException, ServletException {
    pass(
        in -> {
          try {
            MAPPER.readValue(in.getPart("order").getInputStream(), Order.class);
          } catch (RuntimeException e) {
            throw new ServletException("cannot read", e);
          }
        },
        part("order", MISTYPED));
    isFault("order.amount", "#/order/amount", "type_mismatch", Evidence.PARSER_SOURCE);
    assertThat(response.body()).doesNotContain("several");
  }

  @Test
  void oneOfSeveralPartsOfANameHasItsIndex() throws IOException, ServletException {
    pass(
        in -> {
          for (Part item : in.getParts()) {
            MAPPER.readValue(text(item), Order.class);
          }
        },
        part("item", WELL),
        part("item", MISTYPED),
        part("note", "x"));
    isFault("item[1].amount", "#/item/1/amount", "type_mismatch", Evidence.PARSER_SOURCE);
  }

  /** All are read first, and then parsed. */
  @Test
  void thePartIsFoundAmongThoseThatWereRead() throws IOException, ServletException {
    pass(
        in -> {
          String first = text(in.getPart("first"));
          String second = text(in.getPart("second"));
          MAPPER.readValue(second.isEmpty() ? second : first, Order.class);
        },
        part("first", BROKEN),
        part("second", WELL));
    isFault("first", null, "malformed", Evidence.PARSER_SOURCE);
  }

  @Test
  void anEmptyPartIsMissing() throws IOException, ServletException {
    pass(
        in -> MAPPER.readValue(in.getPart("order").getInputStream(), Order.class),
        part("order", ""));
    isFault("order", null, "missing", Evidence.PARSER_SOURCE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {WELL, BROKEN, "[]"})
  void anotherTextIsOurs(String sent) throws IOException, ServletException {
    pass(
        in -> {
          assertThat(text(in.getPart("order"))).isEqualTo(sent);
          MAPPER.readValue("{\"name\":\n\n \"a\", \"amount\": \"unknown\"}", Order.class);
        },
        part("order", sent));
    assertThat(told).extracting(o -> o.document().status()).containsExactly(500);
  }

  @Test
  void aPartThatNobodyHasReadProvesNothing() throws IOException, ServletException {
    pass(
        in -> {
          in.getPart("order");
          MAPPER.readValue(BROKEN, Order.class);
        },
        part("order", BROKEN));
    assertThat(told).extracting(o -> o.document().status()).containsExactly(500);
  }

  /** A container may take it. */
  @Test
  void aPartWithoutANameProvesNothing() throws IOException, ServletException {
    pass(
        in -> MAPPER.readValue(text(in.getParts().iterator().next()), Order.class),
        part(null, BROKEN));
    assertThat(told).extracting(o -> o.document().status()).containsExactly(500);
  }

  @Test
  void allPartsTogetherAreRememberedUpToALimit() throws IOException, ServletException {
    String half = "[" + " ".repeat(9000) + "]";
    pass(
        in -> {
          List<InputStream> streams = new ArrayList<>();
          for (Part each : in.getParts()) {
            streams.add(each.getInputStream());
          }
          for (InputStream each : streams) {
            each.readAllBytes();
          }
          assertThat(exchange.client().parts()).hasSize(1);
          assertThat(exchange.client().parts().get(0).place()).containsExactly("c");
          for (Part each : in.getParts()) {
            text(each);
          }
          assertThat(exchange.client().parts())
              .extracting(r -> r.text().length())
              .containsExactly(9002);
        },
        part("a", half),
        part("b", half),
        part("c", half));
  }

  @Test
  void whatTheLibraryReadsIsNotRemembered() throws IOException, ServletException {
    Part sent = part("order", BROKEN);
    pass(
        in -> {
          in.setAttribute(InputLimits.READING_PARTS, true);
          assertThat(in.getPart("order")).isSameAs(sent);
          assertThat(in.getParts()).containsExactly(sent);
          assertThat(in.getPart("none")).isNull();
        },
        sent);
    assertThat(told).isEmpty();
  }

  @Test
  void thePartsOfTwoCallsAreEqual() throws IOException, ServletException {
    pass(
        in -> {
          Part order = in.getPart("order");
          assertThat(in.getPart("order")).isEqualTo(order).hasSameHashCodeAs(order);
          assertThat(order.getSize()).isEqualTo(BROKEN.length());
          assertThat(in.getParts()).hasSize(1);
          assertThat(in.getPart("none")).isNull();
        },
        part("order", BROKEN));
    assertThat(told).isEmpty();
  }
}
