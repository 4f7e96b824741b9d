package dev.clearfault.unchanged;

import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.fastjson2.JSON;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.Gson;
import com.squareup.moshi.Moshi;
import dev.clearfault.internal.evidence.BodyFault;
import dev.clearfault.internal.evidence.BodyFault.Kind;
import dev.clearfault.unchanged.Blame.Library;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import net.minidev.json.JSONValue;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Parsers refuse what would cost them too much. The text is well-formed. */
public class ParserLimitsTest {
  private static final int DEEP = 8000;

  /** On the small one, a library overflows that has no limit of its own. */
  private static final long SMALL_STACK = 300 * 1024;

  private static final long LARGE_STACK = 16 * 1024 * 1024;
  private static final String NESTED =
      "{\"more\":" + "[".repeat(DEEP) + "]".repeat(DEEP) + ",\"price\":1}";
  private static final String LONG_NUMBER =
      "{\"more\":[1,\n{\"price\":" + "1".repeat(1200) + "}],\"price\":1}";
  private static final String PLAIN = "{\"more\":[[[1]]],\"price\":12}";

  /** What the application reads. */
  public static final class Deep {
    /** Anything. */
    public @Nullable Object more;

    /** A number. */
    public @Nullable BigDecimal price;
  }

  private static final Map<String, Library> LIBRARIES =
      Map.ofEntries(
          Map.entry("jackson2", in -> new ObjectMapper().readValue(in, Deep.class)),
          Map.entry("jackson2Text", in -> new ObjectMapper().readValue(Blame.text(in), Deep.class)),
          Map.entry("jackson2Tree", in -> new ObjectMapper().readTree(Blame.reader(in))),
          Map.entry("jackson3", in -> JsonMapper.shared().readValue(in, Deep.class)),
          Map.entry("gson", in -> new Gson().fromJson(Blame.reader(in), Deep.class)),
          Map.entry("yasson", in -> JsonbServlet.YASSON.fromJson(in, Deep.class)),
          Map.entry(
              "johnzon",
              in -> new org.apache.johnzon.core.JsonProviderImpl().createReader(in).readObject()),
          Map.entry(
              "parsson",
              in -> new org.eclipse.parsson.JsonProviderImpl().createReader(in).readObject()),
          Map.entry("orgJson", in -> new JSONObject(Blame.text(in))),
          Map.entry("smart", in -> JSONValue.parseWithException(Blame.text(in))),
          Map.entry(
              "moshi",
              in -> new Moshi.Builder().build().adapter(Object.class).fromJson(Blame.text(in))),
          Map.entry("fastjson", in -> JSON.parseObject(Blame.text(in))));

  private static Throwable failure(String library, String text) {
    Library known = LIBRARIES.get(library);
    assertThat(known).isNotNull();
    return known.failure(text);
  }

  /**
   * Reads on a stack of its own. How many levels fit into the usual one depends on the machine and
   * on what the JVM has compiled.
   */
  private static Throwable failure(String library, String text, long stack)
      throws InterruptedException {
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    Thread reader = new Thread(null, () -> thrown.set(failure(library, text)), "reader", stack);
    reader.start();
    reader.join();
    Throwable failure = thrown.get();
    assertThat(failure).as("the library has read it").isNotNull();
    return failure;
  }

  private static void isAbove(@Nullable BodyFault fault, Kind kind, long max, Object... path) {
    assertThat(fault).isNotNull();
    assertThat(fault.kind()).isEqualTo(kind);
    assertThat(fault.limit()).isEqualTo(max);
    assertThat(fault.path()).isEqualTo(List.of(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jackson2 1000",
        "jackson2Text 1000",
        "jackson2Tree 1000",
        "jackson3 500",
        "gson 255",
        "yasson 500 small",
        "johnzon 500 small",
        "parsson 1000",
        "orgJson 500 small",
        "smart 400",
        "moshi 255",
        "fastjson 2048"
      })
  void nestingThatIsTooDeepIsTheClients(String row) throws InterruptedException {
    String[] words = row.split(" ");
    long stack = words.length > 2 ? SMALL_STACK : LARGE_STACK;
    Throwable thrown = failure(words[0], NESTED, stack);
    isAbove(Blame.json(NESTED, thrown), Kind.NESTING_TOO_DEEP, Long.parseLong(words[1]));
    assertThat(Blame.json(PLAIN, thrown)).as("another text").isNull();
    String allowed =
        "{\"more\":"
            + "[".repeat(200)
            + "1"
            + "]".repeat(200)
            + ",\"price\":"
            + "1".repeat(9)
            + "}";
    assertThat(Blame.json(allowed, thrown)).as("a body that is not so deep").isNull();
  }

  /** Gson tells the place, and the body may have another one. */
  @Test
  void placeMustFit() {
    Throwable thrown = failure("gson", NESTED);
    assertThat(Blame.json("\n" + NESTED, thrown)).isNull();
    assertThat(Blame.json("{\"less\":1," + NESTED.substring(1), thrown)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jackson2", "jackson2Text", "jackson2Tree", "jackson3"})
  void numberWithTooManyDigitsHasItsPlace(String library) {
    String broken = LONG_NUMBER.replace("\"price\":1}", "\"price\":\"a\"}");
    for (String body : List.of(LONG_NUMBER, broken)) {
      isAbove(
          Blame.json(body, failure("jackson2Tree", body)),
          Kind.NUMBER_TOO_LONG,
          1000,
          "more",
          1,
          "price");
    }
    assertThat(Blame.json(PLAIN, failure("jackson2Tree", LONG_NUMBER))).isNull();
  }

  private static StreamReadConstraints.Builder limits() {
    return StreamReadConstraints.builder();
  }

  private static Library jackson2(StreamReadConstraints limits) {
    JsonFactory json = JsonFactory.builder().streamReadConstraints(limits).build();
    return in -> new ObjectMapper(json).readTree(in);
  }

  /** An answer of a service or a file was too long, and the client's strings were accepted. */
  @Test
  void lengthsOfNamesAndStringsProveNothing() {
    String answer = "{\"more\":\"" + "s".repeat(2000) + "\"}";
    Throwable thrown = jackson2(limits().maxStringLength(1000).build()).failure(answer);
    assertThat(thrown).hasRootCauseInstanceOf(StreamConstraintsException.class);
    assertThat(Blame.json("{\"more\":\"" + "y".repeat(1500) + "\"}", thrown)).isNull();
    String file = "{\"" + "n".repeat(50_001) + "\":1}";
    String strings = "[" + "\"some text of thirty characters\",".repeat(1900) + "1]";
    for (String library : List.of("jackson2", "jackson3")) {
      assertThat(Blame.json(strings, failure(library, file))).isNull();
    }
  }

  /** A service has small answers, and so its mapper has low limits. */
  @Test
  void lowLimitProvesNothing() {
    String deep = "[".repeat(20) + "]".repeat(20);
    Throwable thrown = jackson2(limits().maxNestingDepth(10).build()).failure(deep);
    assertThat(Blame.json("{\"more\":" + deep + "}", thrown)).isNull();
    String number = "[" + "1".repeat(30) + "]";
    thrown = jackson2(limits().maxNumberLength(20).build()).failure(number);
    assertThat(Blame.json("{\"more\":" + number + "}", thrown)).isNull();
  }

  /** The application has written too many levels. */
  @Test
  void limitOfWritingIsOurs() {
    Library writer =
        in -> {
          Object deep = List.of();
          for (int i = 0; i < 1500; i++) {
            deep = List.of(deep);
          }
          return new ObjectMapper().writeValueAsString(deep);
        };
    Throwable thrown = writer.failure("");
    assertThat(thrown).hasStackTraceContaining("StreamWriteConstraints");
    assertThat(Blame.json(NESTED, thrown)).isNull();
  }

  /** Deep JSON is JSON, also where the fault is another one. */
  @Test
  void deepBodyIsNotMalformed() {
    String deep = "{\"price\":\"several\",\"more\":" + "[".repeat(700) + "]".repeat(700) + "}";
    BodyFault fault = Blame.json(deep, failure("jackson2", deep));
    assertThat(fault).isNotNull();
    assertThat(fault.kind()).isNotEqualTo(Kind.MALFORMED_JSON);
    assertThat(fault.path()).containsExactly("price");
  }

  private static DocumentBuilder limited() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setAttribute("http://www.oracle.com/xml/jaxp/properties/maxElementDepth", "100");
    DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setErrorHandler(null);
    return builder;
  }

  @Test
  void limitsOfTheJdkForXmlAreTheClients() {
    Library dom = in -> limited().parse(in);
    String deep = "<order>\n" + "<a>".repeat(150) + "</a>".repeat(150) + "</order>";
    isAbove(Blame.xml(deep, dom.failure(deep)), Kind.NESTING_TOO_DEEP, 100);
    String name = "<order>\n<" + "n".repeat(1500) + "/></order>";
    isAbove(Blame.xml(name, dom.failure(name)), Kind.NAME_TOO_LONG, 1000);
    String plain = "<order>\n<a>" + "<b/>".repeat(60) + "</a></order>";
    String flat = "<order>\n<!--" + "<a>".repeat(97) + "--><a></a></order>";
    for (String each : List.of(deep, name)) {
      assertThat(Blame.xml(plain, dom.failure(each))).as("another text").isNull();
      assertThat(Blame.xml(flat, dom.failure(each))).as("a comment").isNull();
    }
  }

  /** It is told as parsers do that take no DOCTYPE at all. */
  @Test
  void entitiesThatExpandTooFarAreTheClients() {
    StringBuilder bomb = new StringBuilder("<?xml version='1.0'?>\n<!DOCTYPE order [\n");
    bomb.append("<!ENTITY e0 'x'>\n");
    for (int i = 1; i < 7; i++) {
      String ten = ("&e" + (i - 1) + ";").repeat(10);
      bomb.append("<!ENTITY e").append(i).append(" '").append(ten).append("'>\n");
    }
    String text = bomb.append("]>\n<order>&e6;</order>").toString();
    Library dom = in -> limited().parse(in);
    Throwable thrown = dom.failure(text);
    BodyFault fault = Blame.xml(text, thrown);
    assertThat(fault).isNotNull();
    assertThat(fault.kind()).isEqualTo(Kind.MALFORMED_XML);
    assertThat(List.of(fault.line(), fault.column())).containsExactly(2, 10);
    assertThat(Blame.xml("<!DOCTYPE order>\n<order/>", thrown)).isNull();
    assertThat(Blame.xml("<order/>", thrown)).isNull();
  }
}
