package dev.clearfault.unchanged;

import com.alibaba.fastjson2.JSON;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.Gson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import net.minidev.json.JSONValue;
import org.eclipse.parsson.JsonProviderImpl;
import org.json.JSONObject;
import org.json.simple.parser.JSONParser;
import tools.jackson.databind.json.JsonMapper;

/** Reads the body without parsing it, and then parses another text, which is not the client's. */
public final class ElsewhereServlet extends ReadingServlet {
  private static final long serialVersionUID = 1L;
  private static final String BROKEN_JSON = "{\"name\": \"a\",\n  \"amount\": }";
  private static final String MISTYPED_JSON = "{\"name\":\"a\",\n\"amount\":\"several\"}";
  private static final String BROKEN_XML = "<order>\n  <name>a</nam></order>";

  private static final ObjectMapper JACKSON_2 = new ObjectMapper();
  private static final Gson GSON = new Gson();

  /** A library. */
  private interface Parser {
    Object parse(InputStream in) throws Exception;
  }

  private static final Map<String, Parser> PARSERS =
      Map.ofEntries(
          Map.entry("jackson2", in -> JACKSON_2.readValue(in, Order.class)),
          Map.entry("jackson2Text", in -> JACKSON_2.readValue(text(in), Order.class)),
          Map.entry("jackson3", in -> JsonMapper.shared().readValue(in, Order.class)),
          Map.entry(
              "jackson3Reader", in -> JsonMapper.shared().readValue(decoded(in), Order.class)),
          Map.entry("gson", in -> GSON.fromJson(decoded(in), Order.class)),
          Map.entry("yasson", in -> JsonbServlet.YASSON.fromJson(in, Order.class)),
          Map.entry("johnzon", in -> JsonbServlet.JOHNZON.fromJson(in, Order.class)),
          Map.entry(
              "parsson",
              in -> new JsonProviderImpl().createReader(in).readObject().getInt("amount")),
          Map.entry("orgJson", in -> new JSONObject(text(in)).getInt("amount")),
          Map.entry(
              "simple",
              in ->
                  Integer.valueOf(
                      (String) ((Map<?, ?>) new JSONParser().parse(decoded(in))).get("amount"))),
          Map.entry(
              "smart",
              in ->
                  Integer.valueOf(
                      (String) ((Map<?, ?>) JSONValue.parseWithException(text(in))).get("amount"))),
          Map.entry("moshi", in -> SmallJsonServlet.MOSHI.fromJson(text(in))),
          Map.entry("fastjson", in -> JSON.parseObject(text(in), Order.class)));

  private static final Map<String, Parser> XML_PARSERS =
      Map.of("jaxb", XmlServlet::jaxb, "sax", XmlServlet::sax, "stax", XmlServlet::stax);

  /** Knows the ways. */
  public ElsewhereServlet() {
    PARSERS.forEach((name, parser) -> all(name, parser, BROKEN_JSON));
    PARSERS.forEach((name, parser) -> all(name + "Value", parser, MISTYPED_JSON));
    XML_PARSERS.forEach((name, parser) -> all(name, parser, BROKEN_XML));
  }

  private void all(String name, Parser parser, String broken) {
    way(name + "/constant", r -> after(text(r), parser, stream(broken)));
    way(name + "/property", r -> after(lines(r), parser, stream(property(name, broken))));
    way(name + "/file", r -> after(r.getInputStream().readAllBytes(), parser, file(broken)));
    way(name + "/unread", r -> after(r, parser, stream(broken)));
  }

  private static Object after(Object read, Parser parser, InputStream other) throws Exception {
    try (other) {
      return parser.parse(other).equals(read);
    }
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String property(String name, String text) {
    System.setProperty("unchanged." + name, text);
    return System.getProperty("unchanged." + name, "");
  }

  private static InputStream file(String text) throws IOException {
    Path file = Files.createTempFile("unchanged", ".txt");
    Files.writeString(file, text);
    return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
  }
}
