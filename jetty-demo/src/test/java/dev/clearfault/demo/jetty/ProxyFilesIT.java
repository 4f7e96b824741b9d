package dev.clearfault.demo.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.demo.nodes.Proxy;
import dev.clearfault.gateway.ProxyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The documented files of proxies are those that the command writes for this application. */
class ProxyFilesIT {
  private static final String WAR = "target/jetty-demo.war";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void theDocumentedFileIsWhatTheCommandWrites(Proxy.Kind kind) throws IOException {
    Path documented = kind.configuration();
    boolean writes = Boolean.getBoolean("golden.write");
    Path written = writes ? documented : folder.resolve(documented.getFileName());
    int status =
        ProxyFiles.run(
            System.out,
            System.err,
            WAR,
            word(kind),
            written.toString(),
            "--name=shop",
            "--node=127.0.0.1:8080",
            "--node=127.0.0.1:8082");
    assertThat(status).isZero();
    assertThat(written).hasSameTextualContentAs(documented);
    if (kind == Proxy.Kind.HTTPD) {
      assertThat(texts(written.resolveSibling("problems")))
          .isEqualTo(texts(documented.resolveSibling("problems")));
    }
    assertThat(
            ProxyFiles.run(
                System.out, System.err, WAR, word(kind), "--name=shop", "--check=" + documented))
        .isZero();
  }

  private static String word(Proxy.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, String> texts(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path each : files.toList()) {
        texts.put(each.getFileName().toString(), Files.readString(each));
      }
    }
    return texts;
  }
}
