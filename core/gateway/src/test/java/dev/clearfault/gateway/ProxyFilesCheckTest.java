package dev.clearfault.gateway;

import static dev.clearfault.gateway.ContractFolder.option;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.demo.nodes.Proxy.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the command says of a file that no longer fits. */
class ProxyFilesCheckTest {
  @TempDir Path folder;

  private ProxyCommand command;

  @BeforeEach
  void useFolder() {
    command = new ProxyCommand(folder);
  }

  private static Stream<Arguments> changes() {
    return Stream.of(
        Arguments.of(Kind.NGINX, "client_max_body_size 1m", "client_max_body_size 2m", "limit"),
        Arguments.of(Kind.NGINX, "(?:\\?|$)\" 2;", "x(?:\\?|$)\" 2;", "path"),
        Arguments.of(Kind.NGINX, "GET|HEAD|OPTIONS|POST)$", "GET|HEAD|POST)$", "method"),
        Arguments.of(Kind.NGINX, "application/json|", "text/plain|", "media-type"),
        Arguments.of(Kind.NGINX, "\"code\":\"bad_gateway\"", "\"code\":\"bad\"", "body"),
        Arguments.of(Kind.NGINX, "if ($app_allow) { return 405; }", "", "method"),
        Arguments.of(Kind.HAPROXY, "gt 1048576", "gt 1048577", "limit"),
        Arguments.of(Kind.HAPROXY, "'^/orders$'", "'^/order$'", "path"),
        Arguments.of(Kind.HAPROXY, "hdr Allow 'GET, ", "hdr Allow 'PUT, ", "method"),
        Arguments.of(Kind.HAPROXY, "hdr Accept 'application/json'", "", "media-type"),
        Arguments.of(Kind.HAPROXY, "\"code\":\"bad_gateway\"", "\"code\":\"bad\"", "body"),
        Arguments.of(Kind.HTTPD, "LimitRequestBody 1048576", "LimitRequestBody 0", "limit"),
        Arguments.of(Kind.HTTPD, "/orders[? ]", "/order[? ]", "path"),
        Arguments.of(Kind.HTTPD, "[R=405,L]", "[R=403,L]", "method"),
        Arguments.of(Kind.HTTPD, "application/json|", "text/plain|", "media-type"),
        Arguments.of(Kind.HTTPD, "ErrorDocument 502", "#", "body"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void theCheckNamesADifference(Kind program, String is, String instead, String kind)
      throws IOException {
    Path application = command.orders("", ProxyCommand.REJECT, "application/json");
    Path file = command.write(application, program);
    assertThat(ProxyCommand.check(application, program, file))
        .isEqualTo(new ProxyCommand.Result(0, "", ""));

    String text = Files.readString(file);
    assertThat(text).contains(is);
    int place = text.indexOf(is);
    Files.writeString(
        file, text.substring(0, place) + instead + text.substring(place + is.length()));
    ProxyCommand.Result changed = ProxyCommand.check(application, program, file);
    assertThat(changed.status()).isEqualTo(1);
    assertThat(changed.said().lines()).hasSize(1).allMatch(line -> line.startsWith(kind + ": "));
  }

  private String checkChanged(Kind program, UnaryOperator<String> change) throws IOException {
    Path application = command.orders("", ProxyCommand.REJECT, "application/json");
    Path file = command.write(application, program);
    Files.writeString(file, change.apply(Files.readString(file)));
    return ProxyCommand.check(application, program, file).said();
  }

  @Test
  void theCheckLeavesAloneHowItIsWrittenAndWhatTheOperatorHasAdded() throws IOException {
    UnaryOperator<String> nginx =
        text ->
            text.replace("client_max_body_size 1m;", "client_max_body_size\n 1024k; # as before")
                .replace("listen ", "client_header_timeout 5s;\n  listen ")
                .replace("internal;\n", "internal; ")
                .replace(
                    "error_page 400 @400;\n  error_page 404 @404;",
                    "error_page 404 @404;\n error_page 400 @400;");
    assertThat(checkChanged(Kind.NGINX, nginx)).isEmpty();
    assertThat(
            checkChanged(
                Kind.HAPROXY,
                text -> text.replace("'^/orders$'", "\"^/orders$\"").replace("bind ", "bind  ")))
        .isEmpty();
    assertThat(
            checkChanged(
                Kind.HTTPD,
                text -> text.replace("LimitRequestBody ", "# more\n  LimitRequestBody \t")))
        .isEmpty();
  }

  @Test
  void theCheckCountsTheOrderOfPaths() throws IOException {
    UnaryOperator<String> swapped =
        text -> {
          List<String> lines = new ArrayList<>(text.lines().toList());
          int first = 0;
          while (!lines.get(first).contains("^/orders$")) {
            first++;
          }
          lines.add(first, lines.remove(first + 1));
          return String.join("\n", lines);
        };
    assertThat(checkChanged(Kind.HAPROXY, swapped)).startsWith("path: ").contains("order");
  }

  @Test
  void theCheckComparesTheBodiesOfHttpd() throws IOException {
    Path application = command.orders("", ProxyCommand.REJECT, "application/json");
    Path file = command.write(application, Kind.HTTPD);
    Files.delete(file.resolveSibling("problems").resolve("502.json"));
    Files.writeString(file.resolveSibling("problems").resolve("503.json"), "{}");
    assertThat(ProxyCommand.check(application, Kind.HTTPD, file).said().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("body: "));
  }

  @Test
  void aFileOfAnotherApplicationHasNoBlock() throws IOException {
    Path application = command.orders("", ProxyCommand.REJECT, "application/json");
    Path file = command.write(application, Kind.NGINX, "--name=other");
    assertThat(ProxyCommand.check(application, Kind.NGINX, file).said())
        .contains("limit: the file has no block 'limit app': write the file anew");
  }

  @Test
  void anotherOptionIsSeenAsADifference() throws IOException {
    Path file =
        command.write(command.orders("", ProxyCommand.REJECT, "application/json"), Kind.NGINX);
    Path other =
        command.orders(option("maxInputSize", "2MiB"), ProxyCommand.REJECT, "application/json");
    assertThat(ProxyCommand.check(other, Kind.NGINX, file).said())
        .contains("limit: client_max_body_size is '1048576' and has to be '2097152'")
        .contains("body: ");
  }
}
