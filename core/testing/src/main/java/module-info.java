/** What an application is tested with: upstreams that fail, and requests that are malformed. */
module dev.clearfault.testing {
  requires static transitive org.jspecify;

  exports dev.clearfault.testing;
}
