package dev.clearfault.unchanged;

import com.google.gson.Gson;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import java.io.BufferedReader;

/** Reads with Gson. */
public final class GsonServlet extends ReadingServlet {
  private static final long serialVersionUID = 1L;
  private static final Gson GSON = new Gson();

  /** Knows the ways. */
  public GsonServlet() {
    way("reader", r -> GSON.fromJson(r.getReader(), Order.class));
    way("decoded", r -> GSON.fromJson(decoded(r), Order.class));
    way("buffered", r -> GSON.fromJson(new BufferedReader(decoded(r)), Order.class));
    way("text", r -> GSON.fromJson(text(r), Order.class));
    way("part", r -> GSON.fromJson(decoded(r.getPart("order").getInputStream()), Order.class));
    way("partText", r -> GSON.fromJson(text(r.getPart("order").getInputStream()), Order.class));
    way("lines", r -> GSON.fromJson(lines(r), Order.class));
    way("tokens", r -> GSON.fromJson(new JsonReader(decoded(r)), Order.class));
    way(
        "tree",
        r -> JsonParser.parseReader(r.getReader()).getAsJsonObject().get("amount").getAsInt());
    way(
        "wrapped",
        r -> {
          try {
            return GSON.fromJson(r.getReader(), Order.class);
          } catch (RuntimeException e) {
            throw new ServiceException("cannot read", e);
          }
        });
  }
}
