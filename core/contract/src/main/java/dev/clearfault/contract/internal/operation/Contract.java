package dev.clearfault.contract.internal.operation;

import dev.clearfault.contract.internal.schema.SchemaFiles;
import java.util.List;

/** The operations of an OpenAPI document. Immutable and thread-safe. */
public final class Contract {
  private final String basePath;
  private final List<Operation> operations;
  private final PathTree paths;

  Contract(String basePath, List<Operation> operations) {
    this.basePath = basePath;
    this.operations = List.copyOf(operations);
    paths = PathTree.of(this.operations);
  }

  /**
   * Reads a document.
   *
   * @param file its path
   * @throws dev.clearfault.contract.internal.schema.ContractException if it cannot be used; the
   *     message has the file, the JSON pointer, the reason and the remedy
   */
  public static Contract read(SchemaFiles files, String file) {
    return new DocumentReader(files).read(file);
  }

  /** Returns the path of the first server, without a slash at its end; empty if it has none. */
  public String basePath() {
    return basePath;
  }

  /** Returns all operations, in the order of the document. */
  public List<Operation> operations() {
    return operations;
  }

  /**
   * Finds the operation of a request. A fixed text beats a variable. {@code HEAD} is answered as
   * {@code GET} if the contract does not name it. A slash at the end is ignored if the contract has
   * no such path, because the mappings of servlets ignore it, too.
   *
   * @param path the segments behind the base path
   */
  public Match match(String method, List<Segment> path) {
    return paths.find(method, path);
  }
}
