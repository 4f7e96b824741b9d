package dev.clearfault.contract.internal.schema;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Reads the files of a contract, JSON or YAML, and follows the references between them. Only local
 * files are opened, never a URL. Not thread-safe.
 */
public final class SchemaFiles {
  private static final String REF = "$ref";

  private final Source source;
  private final Map<String, JsonNode> files = new HashMap<>();
  private final References references = new References(this);
  private final List<String> warnings = new ArrayList<>();

  /** Opens the files of an application. */
  public interface Source {
    /** Opens a file; null if there is none. */
    @Nullable InputStream open(String path) throws IOException;
  }

  /** Creates a reader that has not read a file yet. */
  public SchemaFiles(Source source) {
    this.source = source;
  }

  /** Keeps a sentence about a mistake with which the contract can be used. */
  void warn(String sentence) {
    if (!warnings.contains(sentence)) {
      warnings.add(sentence);
    }
  }

  /** Returns the sentences about mistakes with which the contract can be used. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /**
   * Returns the part of a file.
   *
   * @throws ContractException if there is no such file or part, or if the file cannot be read
   */
  public Located at(Origin origin) {
    JsonNode part;
    try {
      part = root(origin.file()).at(JsonPointer.compile(origin.pointer()));
    } catch (IllegalArgumentException noPointer) {
      throw noPointer instanceof ContractException told
          ? told
          : new ContractException(origin, "is no JSON pointer");
    }
    if (part.isMissingNode()) {
      throw new ContractException(origin, "there is nothing at this place");
    }
    return new Located(origin, part);
  }

  /**
   * Returns what a part refers to by {@code $ref}, over several references if need be; the part
   * itself if it refers to nothing.
   *
   * @throws ContractException if a reference leads nowhere, in a circle, or out of the application
   */
  public Located follow(Located part) {
    Set<Origin> seen = new LinkedHashSet<>();
    Located here = part;
    while (here.node().path(REF).isString()) {
      if (!seen.add(here.origin())) {
        throw new ContractException(part.origin(), "the references lead in a circle");
      }
      here = target(here.origin(), here.node().path(REF).stringValue());
    }
    return here;
  }

  /** Returns what a reference at a place leads to, which may be a reference again. */
  Located target(Origin at, String reference) {
    Origin target = references.resolve(at, reference);
    try {
      return at(target);
    } catch (ContractException missing) {
      throw target.file().equals(at.file()) || !files.containsKey(target.file())
          ? new ContractException(
              at, "the reference '" + reference + "' leads nowhere: " + missing.getMessage())
          : missing;
    }
  }

  /** Returns the whole file. */
  JsonNode root(String file) {
    JsonNode root = files.get(file);
    if (root == null) {
      root = read(Origin.of(file));
      files.put(file, root);
      references.index(file, root);
    }
    return root;
  }

  private JsonNode read(Origin file) {
    try (InputStream in = source.open(file.file())) {
      if (in == null) {
        throw new ContractException(file, "there is no such file in the application");
      }
      return FileText.read(file, in);
    } catch (IOException unreadable) {
      throw new ContractException(file, "the file cannot be read: " + unreadable);
    }
  }
}
