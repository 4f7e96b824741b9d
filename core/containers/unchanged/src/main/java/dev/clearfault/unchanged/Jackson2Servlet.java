package dev.clearfault.unchanged;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.Part;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.apache.commons.io.IOUtils;

/** Reads with Jackson 2. */
public final class Jackson2Servlet extends ReadingServlet {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Refuses what it does not like. */
  public static final class Code {
    private final String code;

    /** Checks the text. */
    @JsonCreator
    public Code(@JsonProperty(value = "code", required = true) String code) {
      if (!code.startsWith("C-")) {
        throw new IllegalArgumentException("no code: " + code);
      }
      this.code = code;
    }

    /** Returns the text. */
    public String getCode() {
      return code;
    }
  }

  /** Has a class that Jackson cannot read without a module. */
  public static final class Dated {
    /** The day. */
    public LocalDate day = LocalDate.EPOCH;
  }

  /** Knows the ways. */
  public Jackson2Servlet() {
    way("stream", r -> MAPPER.readValue(r.getInputStream(), Order.class));
    way("reader", r -> MAPPER.readValue(r.getReader(), Order.class));
    way("decoded", r -> MAPPER.readValue(decoded(r), Order.class));
    way("buffered", r -> MAPPER.readValue(new BufferedReader(decoded(r)), Order.class));
    way(
        "bufferedStream",
        r -> MAPPER.readValue(new BufferedInputStream(r.getInputStream()), Order.class));
    way(
        "pushback",
        r -> {
          PushbackInputStream in = new PushbackInputStream(r.getInputStream());
          in.unread(in.read());
          return MAPPER.readValue(in, Order.class);
        });
    way("bytes", r -> MAPPER.readValue(r.getInputStream().readAllBytes(), Order.class));
    way("text", r -> MAPPER.readValue(text(r), Order.class));
    way("lines", r -> MAPPER.readValue(lines(r), Order.class));
    way("trimmed", r -> MAPPER.readValue(text(r).trim(), Order.class));
    way(
        "commonsIo",
        r ->
            MAPPER.readValue(
                IOUtils.toString(r.getInputStream(), StandardCharsets.UTF_8), Order.class));
    way("readerFor", r -> MAPPER.readerFor(Order.class).readValue(r.getInputStream()));
    way("values", r -> MAPPER.readerFor(Order.class).readValues(r.getInputStream()).readAll());
    way("tree", r -> MAPPER.treeToValue(MAPPER.readTree(r.getInputStream()), Order.class));
    way(
        "converted",
        r ->
            MAPPER.convertValue(
                MAPPER.readValue(text(r), new TypeReference<Map<String, Object>>() {}),
                Order.class));
    way(
        "tokens",
        r -> {
          try (JsonParser parser = MAPPER.createParser(r.getInputStream())) {
            while (parser.nextToken() != null) {
              parser.getText();
            }
            return parser;
          }
        });
    way(
        "wrapped",
        r -> {
          try {
            return MAPPER.readValue(r.getInputStream(), Order.class);
          } catch (Exception e) {
            throw new ServiceException("cannot read", new IllegalStateException(e));
          }
        });
    way("code", r -> MAPPER.readValue(r.getInputStream(), Code.class));
    way("bugInMapping", r -> MAPPER.readValue(r.getInputStream(), Dated.class));
    way(
        "readTwice",
        r -> {
          ServletInputStream in = r.getInputStream();
          in.readAllBytes();
          return MAPPER.readValue(in, Order.class);
        });
    way(
        "strictText",
        r ->
            StandardCharsets.UTF_8
                .newDecoder()
                .decode(java.nio.ByteBuffer.wrap(r.getInputStream().readAllBytes())));
    parts();
  }

  private void parts() {
    way("part", r -> MAPPER.readValue(r.getPart("order").getInputStream(), Order.class));
    way("partText", r -> MAPPER.readValue(text(r.getPart("order").getInputStream()), Order.class));
    way(
        "parts",
        r -> {
          for (Part part : r.getParts()) {
            MAPPER.readValue(part.getInputStream(), Order.class);
          }
          return r.getParts().size();
        });
    way(
        "partElsewhere",
        r -> {
          text(r.getPart("order").getInputStream());
          return MAPPER.readValue("{\"amount\":\n\n \"unknown\"}", Order.class);
        });
  }
}
