/**
 * What an application is tested with: upstreams that fail, requests that are malformed, and a
 * client that repairs its requests.
 */
module dev.clearfault.testing {
  requires static transitive org.jspecify;
  requires static tools.jackson.databind;

  exports dev.clearfault.testing;
}
