package dev.clearfault.unchanged;

import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;

/** Reads with both libraries for JSON-P. */
public final class JsonpServlet extends ReadingServlet {
  private static final long serialVersionUID = 1L;
  private static final JsonProvider PARSSON = new org.eclipse.parsson.JsonProviderImpl();
  private static final JsonProvider JOHNZON = new org.apache.johnzon.core.JsonProviderImpl();

  /** Knows the ways. */
  public JsonpServlet() {
    way("parssonStream", r -> PARSSON.createReader(r.getInputStream()).readObject());
    way("parssonReader", r -> PARSSON.createReader(r.getReader()).readObject());
    way("parssonText", r -> PARSSON.createReader(new StringReader(text(r))).readValue());
    way("parssonTokens", r -> tokens(PARSSON.createParser(r.getInputStream())));
    way("johnzonStream", r -> JOHNZON.createReader(r.getInputStream()).readObject());
    way("johnzonText", r -> JOHNZON.createReader(new StringReader(lines(r))).readObject());
    way("johnzonTokens", r -> tokens(JOHNZON.createParser(r.getReader())));
  }

  private static Object tokens(JsonParser parser) {
    int count = 0;
    while (parser.hasNext()) {
      parser.next();
      count++;
    }
    return count;
  }
}
