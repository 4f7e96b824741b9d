/**
 * Answers every failure of a servlet application with one normalized JSON body.
 *
 * <p>A WAR has the library on its class path, and needs nothing of this. What stands below {@code
 * dev.clearfault.internal} is no API.
 */
@SuppressWarnings({
  "requires-automatic", // Resilience4j fixes its names in manifests.
  "module" // The modules for contracts and gateways need this one, so they are made later.
})
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

  // Contracts give the same answers as annotated classes, so they need what makes these.
  exports dev.clearfault.internal.constraints to
      dev.clearfault.contract;
  exports dev.clearfault.internal.exchange to
      dev.clearfault.contract,
      dev.clearfault.gateway;
  exports dev.clearfault.internal.http to
      dev.clearfault.contract,
      dev.clearfault.gateway;
  exports dev.clearfault.internal.json to
      dev.clearfault.contract;
  exports dev.clearfault.internal.publish to
      dev.clearfault.contract;
  exports dev.clearfault.internal.read to
      dev.clearfault.contract,
      dev.clearfault.gateway;
  exports dev.clearfault.internal.setup to
      dev.clearfault.contract,
      dev.clearfault.gateway;
  exports dev.clearfault.internal.text to
      dev.clearfault.contract,
      dev.clearfault.gateway;

  // A gateway names answers that are too large as calls do.
  exports dev.clearfault.internal.classify to
      dev.clearfault.gateway;

  // Files of proxies have the same methods and bodies.
  exports dev.clearfault.internal.answer to
      dev.clearfault.gateway;
  exports dev.clearfault.internal.render to
      dev.clearfault.gateway;

  uses dev.clearfault.spi.ExceptionMapper;
  uses dev.clearfault.spi.ProblemListener;
  uses dev.clearfault.spi.ProblemRenderer;
  uses dev.clearfault.spi.UpstreamListener;
}
