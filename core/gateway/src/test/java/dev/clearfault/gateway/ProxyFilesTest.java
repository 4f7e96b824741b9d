package dev.clearfault.gateway;

import static dev.clearfault.gateway.ContractFolder.option;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProxyFilesTest {
  private static final String REJECT = option("unmatched", "reject");

  @TempDir Path folder;

  /** What the command has said, and its exit status. */
  private record Result(int status, String said, String errors) {}

  private static Result run(String... words) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        ProxyFiles.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            words);
    return new Result(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static String word(Program program) {
    return program.name().toLowerCase(Locale.ROOT);
  }

  private Path write(Path application, Program program, String... more) throws IOException {
    Path file = Files.createDirectories(folder.resolve("written")).resolve("shop.conf");
    List<String> words =
        new ArrayList<>(
            List.of(
                application.toString(),
                word(program),
                file.toString(),
                "--node=127.0.0.1:8080",
                "--problems=" + file.resolveSibling("problems")));
    words.addAll(List.of(more));
    assertThat(run(words.toArray(String[]::new))).isEqualTo(new Result(0, "", ""));
    return file;
  }

  private Path orders(String options, String contractOptions, String... types) throws IOException {
    return new ContractFolder()
        .with("/orders", types)
        .with("/orders/{id}", types)
        .write(folder.resolve("application"), options, contractOptions);
  }

  /** The paths and types try to end a string, a block or a line, and to name a variable. */
  @ParameterizedTest
  @EnumSource
  void nothingOfAContractIsReadAsConfiguration(Program program) throws Exception {
    List<String> types =
        List.of(
            "application/json",
            "text/\"quoted\"",
            "text/a'b",
            "application/$host",
            "text/x;y=\"z\"",
            "text/a|b",
            "text/`x`",
            "text/{x}",
            "application/a.b+json");
    ContractFolder contract = new ContractFolder();
    List<String> paths =
        List.of(
            "/a;return 200 'x';",
            "/b\"; {x} return 200; ",
            "/c' if TRUE",
            "/d\nlisten 1;\n",
            "/e\\",
            "/f$host",
            "/g%24%7BPATH%7D",
            "/${PATH}",
            "/%{HTTP_HOST}",
            "/(h)|[i]*+.^",
            "/`j`",
            "/</Directory>",
            "/é/{ü}",
            "/\u2028\t\u0001",
            "/x{k}y{l}");
    for (int i = 0; i < paths.size(); i++) {
      contract.with(paths.get(i), types.get(i % types.size()));
    }
    Path application = contract.write(folder.resolve("application"), "", REJECT);
    for (String closed : List.of("--timeout=30s", "--closed")) {
      Path file = write(application, program, closed);
      assertThat(program.complaintOf(file)).isEmpty();
      // A file without the operations of this contract has the same words at the starts of lines.
      assertThat(directives(file))
          .isEqualTo(directives(write(orders("", REJECT, "application/json"), program, closed)));
    }
  }

  private static List<String> directives(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .map(String::strip)
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("[\\s\"]+", -1)[0])
          .filter(word -> word.matches("[a-z_]+[a-z]"))
          .distinct()
          .sorted()
          .toList();
    }
  }

  private static Stream<Arguments> changes() {
    return Stream.of(
        Arguments.of(Program.NGINX, "client_max_body_size 1m", "client_max_body_size 2m", "limit"),
        Arguments.of(Program.NGINX, "(?:\\?|$)\" 2;", "x(?:\\?|$)\" 2;", "path"),
        Arguments.of(Program.NGINX, "GET|HEAD|OPTIONS|POST)$", "GET|HEAD|POST)$", "method"),
        Arguments.of(Program.NGINX, "application/json|", "text/plain|", "media-type"),
        Arguments.of(Program.NGINX, "\"code\":\"bad_gateway\"", "\"code\":\"bad\"", "body"),
        Arguments.of(Program.NGINX, "if ($app_allow) { return 405; }", "", "method"),
        Arguments.of(Program.HAPROXY, "gt 1048576", "gt 1048577", "limit"),
        Arguments.of(Program.HAPROXY, "'^/orders$'", "'^/order$'", "path"),
        Arguments.of(Program.HAPROXY, "hdr Allow 'GET, ", "hdr Allow 'PUT, ", "method"),
        Arguments.of(Program.HAPROXY, "hdr Accept 'application/json'", "", "media-type"),
        Arguments.of(Program.HAPROXY, "\"code\":\"bad_gateway\"", "\"code\":\"bad\"", "body"),
        Arguments.of(Program.HTTPD, "LimitRequestBody 1048576", "LimitRequestBody 0", "limit"),
        Arguments.of(Program.HTTPD, "/orders[? ]", "/order[? ]", "path"),
        Arguments.of(Program.HTTPD, "[R=405,L]", "[R=403,L]", "method"),
        Arguments.of(Program.HTTPD, "application/json|", "text/plain|", "media-type"),
        Arguments.of(Program.HTTPD, "ErrorDocument 502", "#", "body"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void theCheckNamesADifference(Program program, String is, String instead, String kind)
      throws IOException {
    Path application = orders("", REJECT, "application/json");
    Path file = write(application, program);
    assertThat(check(application, program, file)).isEqualTo(new Result(0, "", ""));

    String text = Files.readString(file);
    assertThat(text).contains(is);
    int place = text.indexOf(is);
    Files.writeString(
        file, text.substring(0, place) + instead + text.substring(place + is.length()));
    Result changed = check(application, program, file);
    assertThat(changed.status()).isEqualTo(1);
    assertThat(changed.said().lines()).hasSize(1).allMatch(line -> line.startsWith(kind + ": "));
  }

  private static Result check(Path application, Program program, Path file) throws IOException {
    return run(application.toString(), word(program), "--check", file.toString());
  }

  private String checkChanged(Program program, UnaryOperator<String> change) throws IOException {
    Path application = orders("", REJECT, "application/json");
    Path file = write(application, program);
    Files.writeString(file, change.apply(Files.readString(file)));
    return check(application, program, file).said();
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
    assertThat(checkChanged(Program.NGINX, nginx)).isEmpty();
    assertThat(
            checkChanged(
                Program.HAPROXY,
                text -> text.replace("'^/orders$'", "\"^/orders$\"").replace("bind ", "bind  ")))
        .isEmpty();
    assertThat(
            checkChanged(
                Program.HTTPD,
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
    assertThat(checkChanged(Program.HAPROXY, swapped)).startsWith("path: ").contains("order");
  }

  @Test
  void theCheckComparesTheBodiesOfHttpd() throws IOException {
    Path application = orders("", REJECT, "application/json");
    Path file = write(application, Program.HTTPD);
    Files.delete(file.resolveSibling("problems").resolve("502.json"));
    Files.writeString(file.resolveSibling("problems").resolve("503.json"), "{}");
    assertThat(check(application, Program.HTTPD, file).said().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("body: "));
  }

  @Test
  void aFileOfAnotherApplicationHasNoBlock() throws IOException {
    Path application = orders("", REJECT, "application/json");
    Path file = write(application, Program.NGINX, "--name=other");
    assertThat(check(application, Program.NGINX, file).said())
        .contains("limit: the file has no block 'limit app': write the file anew");
  }

  @Test
  void anotherOptionIsSeenAsADifference() throws IOException {
    Path file = write(orders("", REJECT, "application/json"), Program.NGINX);
    Path other = orders(option("maxInputSize", "2MiB"), REJECT, "application/json");
    assertThat(check(other, Program.NGINX, file).said())
        .contains("limit: client_max_body_size is '1048576' and has to be '2097152'")
        .contains("body: ");
  }

  @ParameterizedTest
  @CsvSource({
    "problem, application/problem+json, '{\"type\":\"about:blank\",\"title\":\"Bad Gateway\"'",
    "envelope, application/json, '{\"error\":{\"code\":502,\"message\":\"Bad Gateway\"'",
    "fields, application/json, '{\"error\":\"bad_gateway\",\"fields\":[],'"
  })
  void bodiesAreInTheFormatOfTheApplication(String format, String type, String body)
      throws IOException {
    Path application = orders(option("format", format), REJECT, "application/json");
    for (Program program : Program.values()) {
      Path file = write(application, program);
      Path bodies = file.resolveSibling("problems").resolve("502.json");
      assertThat(Files.readString(file)).contains(type + "; charset=utf-8");
      assertThat(Files.readString(program == Program.HTTPD ? bodies : file))
          .contains(body)
          .doesNotContain("instance");
    }
  }

  @Test
  void onlyWhatTheApplicationRefusesIsRefused() throws IOException {
    String free = Files.readString(write(orders("", "", "application/json"), Program.NGINX));
    assertThat(free).doesNotContain("'GET, ").contains("its methods, which only its servlet knows");
    String report =
        Files.readString(
            write(orders("", option("mode", "report"), "application/json"), Program.NGINX));
    assertThat(report).doesNotContain("application/json|");
    String bytes =
        Files.readString(write(orders("", REJECT, "application/octet-stream"), Program.NGINX));
    assertThat(bytes).contains("client_max_body_size 0;");
  }

  @Test
  void aGatewayRefusesWhatTheContractOfItsServiceDoesNotHave() throws IOException {
    String route =
        """
          - prefix: /shop
            name: orders
            service: http://127.0.0.1:1/inside
            basePath: /inside
            contract: /WEB-INF/openapi.json
            deadline: 40s
        """;
    ContractFolder contract = new ContractFolder().with("/orders/{id}", "application/json");
    Path application = contract.writeGateway(folder.resolve("gateway"), "routes:\n" + route);
    assertThat(Files.readString(write(application, Program.NGINX)))
        .contains("\"~^/gateway/shop/orders/[^/?%;.\\x5c\\s][^/?%;\\x5c\\s]*(?:\\?|$)\" 1;")
        .contains("\"~^1 (?:PUT|PATCH|DELETE)$\" 'GET, HEAD, OPTIONS, POST';")
        .contains("\"1 1 POST\" 1;", "client_max_body_size 1m;")
        .contains("proxy_read_timeout 45s;");
    String reports = "routes:\n" + route + "    mode: report\n";
    assertThat(
            Files.readString(
                write(contract.writeGateway(folder.resolve("gateway"), reports), Program.NGINX)))
        .doesNotContain("/gateway/shop", "'GET, ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--node=a;b:80 | --node is 'a;b:80': write a host and a port",
        "--name=a b | --name is 'a b': write a word",
        "--context=shop | --context is 'shop': write the context path",
        "--timeout=0s | --timeout is '0s': write seconds",
        "--max-body=1m | --max-body is '1m': write a number of bytes",
        "--closed=no | --closed is 'no': leave the value out",
        "--nodes=1 | --nodes is no option: write: <WAR or folder>",
        "--check=/none/such | --check is '/none/such', which is no file"
      })
  void aWrongOptionIsNamedWithItsValueAndWhatToWrite(String option, String message)
      throws IOException {
    String application = orders("", REJECT, "application/json").toString();
    Result result = run(application, "nginx", option);
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.errors()).contains(message).doesNotContain("Exception");
    assertThat(result.said()).isEmpty();
  }

  @Test
  void aCommandThatLacksSomethingSaysWhat() throws IOException {
    String application = orders("", REJECT, "application/json").toString();
    assertThat(run().errors()).contains("write: <WAR or folder> <nginx|haproxy|httpd>");
    assertThat(run(application, "iis").errors()).contains("the proxy is 'iis'");
    assertThat(run(application, "nginx").errors()).contains("there is no --node: write each node");
    assertThat(run(application, "httpd", "--node=a:1").errors()).contains("httpd needs an output");
    assertThat(run("none.war", "nginx", "--node=a:1").errors())
        .contains("none.war does not exist: build the application before");
  }
}
