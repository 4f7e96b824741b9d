package dev.clearfault.jaxrs;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/**
 * For the exceptions of Jackson 2. Frameworks have mappers of their own for just these classes,
 * which send the message and call every failed parser the client's fault.
 *
 * <p>Reached only where Jackson 2 is present.
 */
final class JacksonMappers {
  private JacksonMappers() {}

  static void register(FeatureContext context, ThrowableMapper all) {
    context.register(new OfParser(all), ThrowableMapper.FIRST);
    context.register(new OfMapping(all), ThrowableMapper.FIRST);
    context.register(new OfName(all), ThrowableMapper.FIRST);
  }

  private record OfParser(ThrowableMapper all) implements ExceptionMapper<JsonParseException> {
    @Override
    public Response toResponse(JsonParseException thrown) {
      return all.toResponse(thrown);
    }
  }

  private record OfMapping(ThrowableMapper all) implements ExceptionMapper<JsonMappingException> {
    @Override
    public Response toResponse(JsonMappingException thrown) {
      return all.toResponse(thrown);
    }
  }

  private record OfName(ThrowableMapper all)
      implements ExceptionMapper<UnrecognizedPropertyException> {
    @Override
    public Response toResponse(UnrecognizedPropertyException thrown) {
      return all.toResponse(thrown);
    }
  }
}
