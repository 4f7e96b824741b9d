package dev.clearfault.gateway;

import dev.clearfault.gateway.internal.proxy.Arguments;
import dev.clearfault.gateway.internal.proxy.ProxyFile;
import java.io.IOException;
import java.io.PrintStream;

/**
 * Writes the configuration of a proxy that refuses what an application refuses: the same limits,
 * methods, paths, media types and error bodies. Or says where a file that is in use does not fit
 * the application any more.
 *
 * <pre>{@code
 * java -cp clearfault-gateway.jar:clearfault-core.jar:... dev.clearfault.gateway.ProxyFiles \\
 *     target/shop.war nginx shop.conf --node=10.0.0.1:8080 --node=10.0.0.2:8080 --context=/shop
 * java -cp ... dev.clearfault.gateway.ProxyFiles target/shop.war nginx \\
 *     --check /etc/nginx/conf.d/shop.conf --context=/shop
 * }</pre>
 *
 * <p>The proxy is {@code nginx}, {@code haproxy} or {@code httpd}. The page about proxies has all
 * options. The exit status is 0; 1 if the file does not fit, with a line for each difference; 2 if
 * the command or the application cannot be used, with a sentence that says what to do.
 */
public final class ProxyFiles {
  private ProxyFiles() {}

  /** Writes or checks a file, and ends the process. */
  public static void main(String[] arguments) throws IOException {
    System.exit(run(System.out, System.err, arguments));
  }

  /**
   * Does the same inside of another program, such as a test of your application.
   *
   * @param out gets the differences, and the file if no output is named
   * @param err gets the sentence that says what to do
   * @return the exit status
   * @throws IOException if a file cannot be read or written
   */
  public static int run(PrintStream out, PrintStream err, String... arguments) throws IOException {
    try {
      return ProxyFile.run(Arguments.of(arguments), out);
    } catch (IllegalArgumentException wrong) {
      err.println(wrong.getMessage());
      return 2;
    }
  }
}
