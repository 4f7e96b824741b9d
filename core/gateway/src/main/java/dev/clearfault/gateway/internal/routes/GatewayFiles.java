package dev.clearfault.gateway.internal.routes;

import dev.clearfault.contract.internal.filter.ContractOptions;
import dev.clearfault.contract.internal.schema.SchemaFiles;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opens the files of a gateway, and remembers which it has opened and how they were then: files of
 * the application, of its class path, and other files of the machine. Not thread-safe.
 */
final class GatewayFiles implements SchemaFiles.Source {
  private final ServletContext context;
  private final Map<String, String> opened = new LinkedHashMap<>();

  GatewayFiles(ServletContext context) {
    this.context = context;
  }

  @Override
  public @Nullable InputStream open(String path) throws IOException {
    opened.put(path, state(path)); // Before it is read, so that no change is missed.
    if (path.startsWith(ContractOptions.CLASS_PATH)) {
      String name = path.substring(ContractOptions.CLASS_PATH.length());
      return context
          .getClassLoader()
          .getResourceAsStream(name.startsWith("/") ? name.substring(1) : name);
    }
    Path file = file(path);
    return file == null ? context.getResourceAsStream(path) : Files.newInputStream(file);
  }

  /** Servers keep resources in memory for a while, and would give an old text. */
  private @Nullable Path file(String path) {
    try {
      String unpacked = context.getRealPath(path);
      Path file = unpacked == null ? null : Path.of(unpacked);
      if (file != null && Files.isRegularFile(file)) {
        return file;
      }
      Path other = Path.of(path);
      boolean isOutside =
          other.isAbsolute() && Files.isRegularFile(other) && context.getResource(path) == null;
      return isOutside ? other : null;
    } catch (MalformedURLException | InvalidPathException none) {
      return null;
    }
  }

  /** Returns whether one of the files is not as it was when it was opened. */
  boolean areChanged() {
    return opened.entrySet().stream()
        .anyMatch(each -> !each.getValue().equals(state(each.getKey())));
  }

  /** Returns what changes with a file; always the same for a file inside of an archive. */
  private String state(String path) {
    if (path.startsWith(ContractOptions.CLASS_PATH)) {
      return "";
    }
    try {
      Path file = file(path);
      return file == null ? "" : Files.getLastModifiedTime(file) + " " + Files.size(file);
    } catch (IOException absent) {
      return "";
    }
  }
}
