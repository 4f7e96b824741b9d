/**
 * Answers every failure of a servlet application with one normalized JSON body.
 *
 * <p>A WAR has the library on its class path, and needs nothing of this. What stands below {@code
 * dev.clearfault.internal} is no API.
 */
@SuppressWarnings("requires-automatic") // Resilience4j fixes its names in manifests.
module dev.clearfault {
  requires transitive jakarta.servlet;
  requires transitive jakarta.validation;
  requires transitive java.net.http;
  requires java.xml;
  requires transitive tools.jackson.core;

  // What an application may leave out.
  requires static transitive org.jspecify;
  requires static io.github.resilience4j.circuitbreaker;
  requires static io.github.resilience4j.core;
  requires static org.hibernate.validator;
  requires static org.slf4j;
  requires static java.sql;
  requires static jdk.jfr;
  requires static tools.jackson.databind;

  exports dev.clearfault;
  exports dev.clearfault.input;
  exports dev.clearfault.problem;
  exports dev.clearfault.spi;
  exports dev.clearfault.upstream;

  uses dev.clearfault.spi.ExceptionMapper;
  uses dev.clearfault.spi.ProblemListener;
  uses dev.clearfault.spi.ProblemRenderer;
  uses dev.clearfault.spi.UpstreamListener;
}
