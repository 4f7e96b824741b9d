package dev.clearfault.upstream.clients;

import java.net.URI;
import javax.net.ssl.SSLContext;

/** One client: asks for a resource and reads all of the answer. */
@FunctionalInterface
interface Get {
  /** Gives up after so many milliseconds. */
  void from(URI uri, SSLContext tls, int millis) throws Exception;
}
