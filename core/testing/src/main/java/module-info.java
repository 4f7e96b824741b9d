/**
 * What an application is tested with: cases for its inputs, exceptions for its filters, upstreams
 * that fail, requests that are malformed, and a client that repairs its requests.
 */
@SuppressWarnings({
  "requires-automatic",
  "requires-transitive-automatic"
}) // Hamcrest fixes its name in the manifest.
module dev.clearfault.testing {
  requires static transitive org.jspecify;
  requires static jakarta.servlet;
  requires static org.junit.jupiter.api;
  requires java.net.http;
  requires java.xml;
  requires transitive org.hamcrest;
  requires tools.jackson.databind;

  exports dev.clearfault.testing;
}
