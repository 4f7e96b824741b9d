package dev.clearfault.gateway;

import static dev.clearfault.gateway.ContractFolder.option;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.demo.nodes.Proxy.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the command writes, and what it says of wrong words. */
class ProxyFilesTest {
  @TempDir Path folder;

  private ProxyCommand command;

  @BeforeEach
  void useFolder() {
    command = new ProxyCommand(folder);
  }

  /** The paths and types try to end a string, a block or a line, and to name a variable. */
  @ParameterizedTest
  @EnumSource
  void nothingOfAContractIsReadAsConfiguration(Kind program) throws Exception {
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
    Path application = contract.write(folder.resolve("application"), "", ProxyCommand.REJECT);
    for (String closed : List.of("--timeout=30s", "--closed")) {
      Path file = command.write(application, program, closed);
      assertThat(program.complaint(requireNonNull(file.getParent()))).isEmpty();
      // A file without the operations of this contract has the same words at the starts of lines.
      assertThat(directives(file))
          .isEqualTo(
              directives(
                  command.write(
                      command.orders("", ProxyCommand.REJECT, "application/json"),
                      program,
                      closed)));
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

  @ParameterizedTest
  @CsvSource({
    "problem, application/problem+json, '{\"type\":\"about:blank\",\"title\":\"Bad Gateway\"'",
    "envelope, application/json, '{\"error\":{\"code\":502,\"message\":\"Bad Gateway\"'",
    "fields, application/json, '{\"error\":\"bad_gateway\",\"fields\":[],'"
  })
  void bodiesAreInTheFormatOfTheApplication(String format, String type, String body)
      throws IOException {
    Path application =
        command.orders(option("format", format), ProxyCommand.REJECT, "application/json");
    for (Kind program : Kind.values()) {
      Path file = command.write(application, program);
      Path bodies = file.resolveSibling("problems").resolve("502.json");
      assertThat(Files.readString(file)).contains(type + "; charset=utf-8");
      assertThat(Files.readString(program == Kind.HTTPD ? bodies : file))
          .contains(body)
          .doesNotContain("instance");
    }
  }

  @Test
  void onlyWhatTheApplicationRefusesIsRefused() throws IOException {
    String free =
        Files.readString(command.write(command.orders("", "", "application/json"), Kind.NGINX));
    assertThat(free).doesNotContain("'GET, ").contains("its methods, which only its servlet knows");
    String report =
        Files.readString(
            command.write(
                command.orders("", option("mode", "report"), "application/json"), Kind.NGINX));
    assertThat(report).doesNotContain("application/json|");
    String bytes =
        Files.readString(
            command.write(
                command.orders("", ProxyCommand.REJECT, "application/octet-stream"), Kind.NGINX));
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
    assertThat(Files.readString(command.write(application, Kind.NGINX)))
        .contains("\"~^/gateway/shop/orders/[^/?%;.\\x5c\\s][^/?%;\\x5c\\s]*(?:\\?|$)\" 1;")
        .contains("\"~^1 (?:PUT|PATCH|DELETE)$\" 'GET, HEAD, OPTIONS, POST';")
        .contains("\"1 1 POST\" 1;", "client_max_body_size 1m;")
        .contains("proxy_read_timeout 45s;");
    String reports = "routes:\n" + route + "    mode: report\n";
    assertThat(
            Files.readString(
                command.write(
                    contract.writeGateway(folder.resolve("gateway"), reports), Kind.NGINX)))
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
    String application = command.orders("", ProxyCommand.REJECT, "application/json").toString();
    ProxyCommand.Result result = ProxyCommand.run(application, "nginx", option);
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.errors()).contains(message).doesNotContain("Exception");
    assertThat(result.said()).isEmpty();
  }

  @Test
  void aCommandThatLacksSomethingSaysWhat() throws IOException {
    String application = command.orders("", ProxyCommand.REJECT, "application/json").toString();
    assertThat(ProxyCommand.run().errors())
        .contains("write: <WAR or folder> <nginx|haproxy|httpd>");
    assertThat(ProxyCommand.run(application, "iis").errors()).contains("the proxy is 'iis'");
    assertThat(ProxyCommand.run(application, "nginx").errors())
        .contains("there is no --node: write each node");
    assertThat(ProxyCommand.run(application, "httpd", "--node=a:1").errors())
        .contains("httpd needs an output");
    assertThat(ProxyCommand.run("none.war", "nginx", "--node=a:1").errors())
        .contains("none.war does not exist: build the application before");
  }
}
