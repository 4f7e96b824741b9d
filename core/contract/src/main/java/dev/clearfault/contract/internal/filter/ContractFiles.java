package dev.clearfault.contract.internal.filter;

import dev.clearfault.contract.internal.schema.SchemaFiles;
import jakarta.servlet.ServletContext;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Opens the files of a web application, and those on its class path. */
record ContractFiles(ServletContext context) implements SchemaFiles.Source {
  @Override
  public @Nullable InputStream open(String path) {
    if (path.startsWith(ContractOptions.CLASS_PATH)) {
      String name = path.substring(ContractOptions.CLASS_PATH.length());
      return context
          .getClassLoader()
          .getResourceAsStream(name.startsWith("/") ? name.substring(1) : name);
    }
    return context.getResourceAsStream(path);
  }
}
