package dev.clearfault.unchanged;

import jakarta.json.bind.Jsonb;
import org.apache.johnzon.jsonb.JohnzonProvider;
import org.eclipse.yasson.JsonBindingProvider;

/** Reads with both libraries for JSON-B. */
public final class JsonbServlet extends ReadingServlet {
  private static final long serialVersionUID = 1L;
  static final Jsonb YASSON =
      new JsonBindingProvider()
          .create()
          .withProvider(new org.eclipse.parsson.JsonProviderImpl())
          .build();
  static final Jsonb JOHNZON =
      new JohnzonProvider()
          .create()
          .withProvider(new org.apache.johnzon.core.JsonProviderImpl())
          .build();

  /** Knows the ways. */
  public JsonbServlet() {
    way("yassonStream", r -> YASSON.fromJson(r.getInputStream(), Order.class));
    way("yassonReader", r -> YASSON.fromJson(r.getReader(), Order.class));
    way("yassonText", r -> YASSON.fromJson(text(r), Order.class));
    way("johnzonStream", r -> JOHNZON.fromJson(r.getInputStream(), Order.class));
    way("johnzonReader", r -> JOHNZON.fromJson(r.getReader(), Order.class));
    way("johnzonText", r -> JOHNZON.fromJson(text(r), Order.class));
    way(
        "wrapped",
        r -> {
          try {
            return YASSON.fromJson(r.getInputStream(), Order.class);
          } catch (RuntimeException e) {
            throw new ServiceException("cannot read", e);
          }
        });
  }
}
