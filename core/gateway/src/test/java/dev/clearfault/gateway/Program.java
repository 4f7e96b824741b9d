package dev.clearfault.gateway;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The proxies, as far as they read their files. */
enum Program {
  NGINX("nginx", "nginx-light"),
  HAPROXY("haproxy", "haproxy"),
  HTTPD("apache2", "apache2-bin");

  private final String program;
  private final String debianPackage;

  Program(String program, String debianPackage) {
    this.program = program;
    this.debianPackage = debianPackage;
  }

  /** Returns what the program says of a file; empty if it accepts it without a word of warning. */
  String complaintOf(Path file) throws Exception {
    String path =
        Stream.of("/usr/sbin/", "/usr/bin/", "/usr/local/sbin/")
            .map(folder -> folder + program)
            .filter(each -> Files.isExecutable(Path.of(each)))
            .findFirst()
            .orElse("");
    assumeTrue(!path.isEmpty(), program + " is not installed: apt-get install " + debianPackage);
    List<String> command =
        switch (this) {
          case NGINX ->
              List.of(path, "-t", "-q", "-p", folder(file), "-c", main(file, nginx(file)));
          case HAPROXY -> List.of(path, "-c", "-q", "-f", file.toString());
          case HTTPD -> List.of(path, "-t", "-f", main(file, httpd(file)));
        };
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 && !said.contains("warn") && !said.contains("WARN") ? "" : said;
  }

  private static String folder(Path file) {
    return file.toAbsolutePath().resolveSibling("").toString();
  }

  private static String main(Path file, String text) throws IOException {
    return Files.writeString(file.resolveSibling("main.conf"), text).toString();
  }

  private static String nginx(Path file) {
    return """
        pid %1$s/nginx.pid;
        error_log stderr;
        events {}
        http {
          access_log off;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
          include %2$s;
        }
        """
        .formatted(folder(file), file.toAbsolutePath());
  }

  private static String httpd(Path file) {
    return Stream.of(
                "mpm_event",
                "authz_core",
                "alias",
                "headers",
                "mime",
                "proxy",
                "proxy_http",
                "proxy_balancer",
                "lbmethod_byrequests",
                "slotmem_shm",
                "rewrite")
            .map("LoadModule %1$s_module /usr/lib/apache2/modules/mod_%1$s.so%n"::formatted)
            .collect(Collectors.joining())
        + """
        ServerRoot "%1$s"
        DefaultRuntimeDir "%1$s"
        ErrorLog "/dev/stderr"
        ServerName 127.0.0.1
        TypesConfig /dev/null
        Listen 127.0.0.1:1
        Include "%2$s"
        """
            .formatted(folder(file), file.toAbsolutePath());
  }
}
