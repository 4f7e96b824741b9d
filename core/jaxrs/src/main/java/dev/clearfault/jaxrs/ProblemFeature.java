package dev.clearfault.jaxrs;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/**
 * Hands the failures of JAX-RS resources to the {@code ExceptionMappingFilter}, which answers them
 * as it answers those of servlets. Without it a framework answers many of them itself, with the
 * messages of exceptions or with the answers of called services.
 *
 * <p>A framework of Jakarta RESTful Web Services 3.1 finds it in {@code META-INF/services}. Where
 * that is turned off, register the class like any other feature:
 *
 * <pre>{@code
 * public Set<Class<?>> getClasses() {
 *   return Set.of(OrderResource.class, ProblemFeature.class);
 * }
 * }</pre>
 *
 * <p>An {@code ExceptionMapper} of the application goes first, and so does the entity of a {@code
 * WebApplicationException} that the application throws. Thread-safe.
 */
@ConstrainedTo(RuntimeType.SERVER)
@Provider
public final class ProblemFeature implements Feature {
  /** Creates a feature; frameworks do that. */
  public ProblemFeature() {}

  @Override
  public boolean configure(FeatureContext context) {
    Configuration configuration = context.getConfiguration();
    if (configuration.getRuntimeType() != RuntimeType.SERVER
        || configuration.isRegistered(ThrowableMapper.class)) {
      return false; // The service file also offers it to clients.
    }
    ThrowableMapper mapper = new ThrowableMapper();
    context.register(mapper, ThrowableMapper.LAST);
    context.register(new StatusMapper(mapper), ThrowableMapper.LAST);
    context.register(new ViolationMapper(mapper), ThrowableMapper.LAST);
    context.register(new BodyInterceptor(mapper), ThrowableMapper.FIRST);
    if (isPresent("com.fasterxml.jackson.databind.JsonMappingException")) {
      JacksonMappers.register(context, mapper);
    }
    if (isPresent("org.glassfish.jersey.server.monitoring.ApplicationEventListener")) {
      context.register(new JerseyListener(mapper));
    }
    if (isPresent("org.apache.cxf.phase.PhaseInterceptorChain")) {
      context.register(new CxfFilter());
    }
    return true;
  }

  /** Asks the class loader of the application, which has its own libraries. */
  private static boolean isPresent(String type) {
    try {
      Class.forName(type, false, ProblemFeature.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError absent) {
      return false;
    }
  }
}
