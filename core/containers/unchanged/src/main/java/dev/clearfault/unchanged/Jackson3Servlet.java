package dev.clearfault.unchanged;

import tools.jackson.databind.json.JsonMapper;

/** Reads with Jackson 3. */
public final class Jackson3Servlet extends ReadingServlet {
  private static final long serialVersionUID = 1L;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Knows the ways. */
  public Jackson3Servlet() {
    way("stream", r -> MAPPER.readValue(r.getInputStream(), Order.class));
    way("reader", r -> MAPPER.readValue(r.getReader(), Order.class));
    way("decoded", r -> MAPPER.readValue(decoded(r), Order.class));
    way("bytes", r -> MAPPER.readValue(r.getInputStream().readAllBytes(), Order.class));
    way("text", r -> MAPPER.readValue(lines(r), Order.class));
    way("tree", r -> MAPPER.treeToValue(MAPPER.readTree(text(r)), Order.class));
    way(
        "wrapped",
        r -> {
          try {
            return MAPPER.readValue(text(r), Order.class);
          } catch (RuntimeException e) {
            throw new ServiceException("cannot read", e);
          }
        });
  }
}
