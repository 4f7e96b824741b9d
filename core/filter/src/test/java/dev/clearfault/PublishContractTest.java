package dev.clearfault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clearfault.input.Published;
import dev.clearfault.input.ValidInput;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class PublishContractTest {
  @TempDir Path folder;

  record Seat(int rowNumber) {}

  @WebServlet("/seats")
  static final class Seats extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    @ValidInput(Seat.class)
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
  }

  @WebServlet("/prices")
  static final class Prices extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    @ValidInput(Seat.class)
    @Published(problems = "sold_owt")
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
  }

  private void addClass(Class<?> type) throws IOException {
    String file = type.getName().replace('.', '/') + ".class";
    try (InputStream bytes = type.getResourceAsStream("/" + file)) {
      addClass(file, Objects.requireNonNull(bytes).readAllBytes());
    }
  }

  private void addClass(String file, byte[] bytes) throws IOException {
    Path target = folder.resolve("WEB-INF/classes").resolve(file);
    Files.createDirectories(target.getParent());
    Files.write(target, bytes);
  }

  private JsonNode paths(String attribute) throws IOException {
    addClass(Seats.class);
    Files.writeString(folder.resolve("WEB-INF/web.xml"), "<web-app " + attribute + "/>");
    Path output = folder.resolve("openapi.json");
    PublishContract.main(new String[] {folder.toString(), output.toString()});
    return JsonMapper.shared().readTree(Files.readString(output)).path("paths");
  }

  @Test
  void anAnnotationRegistersAServlet() throws IOException {
    assertThat(paths("").propertyNames()).containsExactly("/seats");
    assertThat(paths("metadata-complete=\"false\"").propertyNames()).containsExactly("/seats");
  }

  @Test
  void anAnnotationRegistersNothingBesideACompleteDescriptor() throws IOException {
    assertThat(paths("metadata-complete=\"true\"").propertyNames()).isEmpty();
  }

  @Test
  void aFolderThatIsNoApplicationIsToldAsSuch() {
    assertThatThrownBy(() -> PublishContract.main(new String[] {folder.toString()}))
        .hasMessageContaining("has no WEB-INF: name a WAR, or the folder");
    assertThatThrownBy(() -> PublishContract.main(new String[] {folder + "/none.war"}))
        .hasMessageContaining("none.war does not exist: build the application before");
  }

  @Test
  void aWrongCodeStopsItAsItStopsTheStart() throws IOException {
    addClass(Prices.class);
    assertThatThrownBy(() -> paths("")).hasMessageContaining("sold_owt");
  }

  /** Standard output may have the document. */
  @Test
  void aClassThatCannotBeLoadedIsToldAndLeftOut() throws IOException {
    addClass("com/example/Broken.class", new byte[] {1, 2, 3, 4});
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      assertThat(paths("").propertyNames()).containsExactly("/seats");
    } finally {
      System.setErr(before);
    }
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("class com.example.Broken is left out, because it cannot be loaded: ");
  }

  public static final class InputLibraries implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
      JsonMapper names =
          JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE).build();
      InputSetup.use(event.getServletContext(), names);
    }
  }

  /** The command of the documentation, with the names of this application. */
  @Test
  void theDocumentedCommandWritesTheContractOfAWar() throws Exception {
    JsonNode unused = paths("");
    Path target = Files.createDirectory(folder.resolve("target"));
    try (FileSystem war =
        FileSystems.newFileSystem(target.resolve("shop.war"), Map.of("create", "true"))) {
      copy(folder.resolve("WEB-INF"), war.getPath("/WEB-INF"));
    }
    String page = Files.readString(Path.of("../../docs/publishing.md"));
    String command = page.substring(page.indexOf("java -cp <"));
    command = command.substring(0, command.indexOf("```"));
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-cp", System.getProperty("java.class.path")));
    String rest = command.substring(command.indexOf('>') + 1).replace("\\\n", " ").strip();
    for (String word : rest.split("\\s+", -1)) {
      words.add(word.replace("com.example.shop.InputLibraries", InputLibraries.class.getName()));
    }
    Process process =
        new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    JsonNode document =
        JsonMapper.shared().readTree(Files.readString(target.resolve("openapi.json")));
    assertThat(document.at("/servers/0/url").asString()).isEqualTo("/shop");
    assertThat(document.at("/components/schemas/SeatsPostBody/properties").propertyNames())
        .containsExactly("row-number");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path each : files.toList()) {
        Path copy = to.resolve(from.relativize(each).toString());
        if (!Files.isDirectory(each)) {
          Files.createDirectories(copy.getParent());
          Files.copy(each, copy);
        }
      }
    }
  }
}
