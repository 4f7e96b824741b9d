package dev.clearfault.frameworks.jaxrs;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Converts, refuses in two ways, and has a bug. */
@Provider
public class SkuConverters implements ParamConverterProvider {
  @Override
  @SuppressWarnings("unchecked") // The type is just this one.
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> type, Type generic, Annotation[] annotations) {
    return type == Sku.class ? (ParamConverter<T>) new Converter() : null;
  }

  private static final class Converter implements ParamConverter<Sku> {
    @Override
    public @Nullable Sku fromString(@Nullable String value) {
      if (value == null) {
        return null;
      }
      if (value.equals("gone")) {
        throw new WebApplicationException(Response.status(410).entity("no more").build());
      }
      if (!value.startsWith("S-")) {
        throw new IllegalArgumentException("secret " + value);
      }
      return new Sku(value);
    }

    @Override
    public String toString(Sku value) {
      return value.text();
    }
  }
}
