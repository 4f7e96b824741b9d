package dev.clearfault.demo.nodes;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** A reverse proxy that runs during a test. */
public final class Proxy implements AutoCloseable {
  private static final Path CONFIGURATIONS =
      Path.of("../docs/proxies").toAbsolutePath().normalize();

  private final RunningProgram program;
  private final int port;

  private Proxy(RunningProgram program, int port) {
    this.program = program;
    this.port = port;
  }

  /** The programs with a documented configuration. */
  public enum Kind {
    NGINX("nginx", "nginx-light"),
    HTTPD("apache2", "apache2-bin"),
    HAPROXY("haproxy", "haproxy");

    private final String program;
    private final String debianPackage;

    Kind(String program, String debianPackage) {
      this.program = program;
      this.debianPackage = debianPackage;
    }

    /** Returns the documented file. */
    public Path configuration() {
      return CONFIGURATIONS.resolve(
          switch (this) {
            case NGINX -> "nginx.conf";
            case HTTPD -> "httpd.conf";
            case HAPROXY -> "haproxy.cfg";
          });
    }

    /** Returns whether the program is on this machine. */
    public boolean isInstalled() {
      return !path().isEmpty();
    }

    /** Skips the test if the program is not installed. */
    public void need() {
      assumeTrue(isInstalled(), remedy());
    }

    /**
     * Returns what the program says of a configuration that it does not run; empty if it accepts it
     * without a word of warning. Skips the test if the program is not installed.
     *
     * @param folder has the file {@code shop.conf}
     */
    public String complaint(Path folder) throws Exception {
      need();
      String main = main(this, folder, 1).toString();
      List<String> command =
          switch (this) {
            case NGINX -> List.of(path(), "-t", "-q", "-p", folder.toString(), "-c", main);
            case HTTPD -> List.of(path(), "-t", "-f", main);
            case HAPROXY -> List.of(path(), "-c", "-q", "-f", main);
          };
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 && !said.contains("warn") && !said.contains("WARN") ? "" : said;
    }

    private String path() {
      return RunningProgram.path(program);
    }

    private String remedy() {
      return program + " is not installed: apt-get install " + debianPackage;
    }
  }

  /** Starts a proxy with the documented configuration, other ports, and a change. */
  public static Proxy start(
      Kind kind, Path folder, List<String> nodes, UnaryOperator<String> change) throws Exception {
    int port = RunningProgram.freePort();
    String shown =
        Files.readString(kind.configuration())
            .replace("127.0.0.1:8080", URI.create(nodes.get(0)).getAuthority())
            .replace("127.0.0.1:8082", URI.create(nodes.get(1)).getAuthority())
            .replace("127.0.0.1:8088", "127.0.0.1:" + port)
            .replace("/etc/apache2/problems", CONFIGURATIONS.resolve("problems").toString());
    return start(kind, folder, port, change.apply(shown));
  }

  /** Starts a proxy with a configuration that names a free port. */
  public static Proxy start(Kind kind, Path folder, int port, String configuration)
      throws Exception {
    Files.writeString(folder.resolve("shop.conf"), configuration);
    List<String> command = command(kind, folder, port);
    return new Proxy(RunningProgram.start(command, folder.resolve("proxy.log"), port), port);
  }

  /** Changes the file of HAProxy, so that nobody waits long until it has seen how a node is. */
  public static String checkingOften(String configuration) {
    return configuration
        .replace("inter 1s", "inter 200ms")
        .replace("timeout connect 1s", "timeout connect 1s\n  timeout check 1s");
  }

  /** Returns the address, with a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + port + "/";
  }

  /** Waits a moment, while the proxy runs. */
  public void pause() throws Exception {
    program.pause();
  }

  private static List<String> command(Kind kind, Path folder, int port) throws IOException {
    Path main = main(kind, folder, port);
    return switch (kind) {
      case NGINX -> List.of(kind.path(), "-p", folder.toString(), "-c", main.toString());
      case HTTPD -> List.of(kind.path(), "-f", main.toString(), "-D", "FOREGROUND");
      case HAPROXY -> List.of(kind.path(), "-db", "-f", main.toString());
    };
  }

  /** HAProxy needs nothing around its file. */
  private static Path main(Kind kind, Path folder, int port) throws IOException {
    Path main = folder.resolve("main.conf");
    return switch (kind) {
      case NGINX -> Files.writeString(main, nginx(folder));
      case HTTPD -> Files.writeString(main, httpd(folder, port));
      case HAPROXY -> folder.resolve("shop.conf");
    };
  }

  private static String nginx(Path folder) {
    return """
        daemon off;
        pid %1$s/nginx.pid;
        error_log stderr;
        worker_processes 1;
        events {}
        http {
          access_log off;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
          include %1$s/shop.conf;
        }
        """
        .formatted(folder);
  }

  private static String httpd(Path folder, int port) {
    StringBuilder modules = new StringBuilder();
    for (String module :
        List.of(
            "mpm_event",
            "authz_core",
            "alias",
            "headers",
            "mime",
            "proxy",
            "proxy_http",
            "proxy_balancer",
            "lbmethod_byrequests",
            "rewrite",
            "slotmem_shm")) {
      modules.append(
          "LoadModule %1$s_module /usr/lib/apache2/modules/mod_%1$s.so%n".formatted(module));
    }
    return modules
        + """
        ServerRoot "%1$s"
        PidFile "%1$s/httpd.pid"
        DefaultRuntimeDir "%1$s"
        ErrorLog "/dev/stderr"
        ServerName 127.0.0.1
        Listen 127.0.0.1:%2$d
        TypesConfig /dev/null
        Include "%1$s/shop.conf"
        """
            .formatted(folder, port);
  }

  @Override
  public void close() {
    program.close();
  }
}
