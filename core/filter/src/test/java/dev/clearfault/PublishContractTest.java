package dev.clearfault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clearfault.input.ValidInput;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PublishContractTest {
  @TempDir Path folder;

  record Seat(int row) {}

  @WebServlet("/seats")
  static final class Seats extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    @ValidInput(Seat.class)
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
  }

  private JsonNode paths(String attribute) throws IOException {
    Path classes = folder.resolve("WEB-INF/classes");
    String file = Seats.class.getName().replace('.', '/') + ".class";
    Files.createDirectories(classes.resolve(file).getParent());
    try (InputStream bytes = Seats.class.getResourceAsStream("/" + file)) {
      Files.write(classes.resolve(file), Objects.requireNonNull(bytes).readAllBytes());
    }
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
}
