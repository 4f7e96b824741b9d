package dev.clearfault.upstream.clients;

import java.net.URI;
import javax.net.ssl.SSLContext;

/** One client library: sends a GET and reads the whole answer. */
@FunctionalInterface
interface Get {
  /** Sends a request with a time limit in milliseconds. */
  void from(URI uri, SSLContext tls, int millis) throws Exception;
}
