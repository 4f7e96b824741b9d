package dev.clearfault.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clearfault.FakeResponse;
import dev.clearfault.internal.classify.Causes;
import dev.clearfault.internal.container.Container;
import java.io.EOFException;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {
  @TempDir Path directory;

  @Test
  void whateverFailsInAFileIsOurs() throws IOException {
    Path missing = directory.resolve("missing/file");
    isOurs(() -> Files.newOutputStream(missing));
    isOurs(() -> Files.createTempFile(directory.resolve("missing"), "a", "b"));
    isOurs(() -> File.createTempFile("abc", "b", directory.resolve("missing").toFile()));
    isOurs(() -> new FileOutputStream(missing.toFile()).close());
    isOurs(() -> FileChannel.open(missing, StandardOpenOption.READ));
    FileOutputStream closed = new FileOutputStream(directory.resolve("a").toFile());
    closed.close();
    isOurs(() -> closed.write(new byte[1]));
  }

  @Test
  void whatFailsInAConnectionIsNot() throws IOException {
    assertThat(failed(Causes.chain(new EOFException()))).isFalse();
    assertThat(failed(Causes.chain(new IOException("No space left on device"))))
        .as("words alone are no evidence")
        .isFalse();
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
      client.setSoTimeout(1);
      Throwable thrown = catchThrowable(() -> client.getInputStream().read());
      assertThat(failed(Causes.chain(thrown))).isFalse();
    }
  }

  private static void isOurs(ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isInstanceOf(IOException.class);
    assertThat(failed(Causes.chain(new IllegalStateException(thrown)))).as("%s", thrown).isTrue();
  }

  private static boolean failed(List<Throwable> chain) {
    return LocalFiles.failed(chain, Container.of(new FakeResponse()));
  }
}
