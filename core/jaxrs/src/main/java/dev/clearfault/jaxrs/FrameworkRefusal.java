package dev.clearfault.jaxrs;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.internal.classify.UpstreamFailures;
import jakarta.ws.rs.WebApplicationException;
import java.util.Arrays;
import java.util.List;

/** Tells the refusals of a framework from those of the application, which have the same classes. */
final class FrameworkRefusal {
  private static final List<String> FRAMEWORKS =
      List.of("org.glassfish.jersey.", "org.jboss.resteasy.", "org.apache.cxf.", "jakarta.ws.rs.");

  private FrameworkRefusal() {}

  /** Returns whether code of a framework threw it, with a status for texts that do not fit. */
  static boolean isAboutInput(WebApplicationException refusal) {
    int status = refusal.getResponse().getStatus();
    return (status == 400 || status == 404)
        && Arrays.stream(Causes.frames(refusal))
            .map(StackTraceElement::getClassName)
            .filter(name -> !name.startsWith("java.") && !name.startsWith("jdk."))
            .findFirst()
            .filter(name -> FRAMEWORKS.stream().anyMatch(name::startsWith))
            .isPresent();
  }

  /** Returns whether a class for a parameter failed because of another service or a database. */
  static boolean hasOtherReason(WebApplicationException refusal) {
    List<Throwable> chain = Causes.chain(refusal);
    List<Throwable> below = chain.subList(1, chain.size());
    return !below.isEmpty()
        && (UpstreamFailures.classify(below) != null
            || below.stream().anyMatch(FrameworkRefusal::isOfLibrary));
  }

  private static boolean isOfLibrary(Throwable thrown) {
    return UpstreamFailures.isOfClientLibrary(thrown)
        || thrown.getClass().getName().startsWith("java.sql.");
  }
}
