package dev.clearfault.contract.internal.schema;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finds what references mean: pointers, anchors, the names that schemas have by {@code $id}, and
 * files (JSON Schema 2020-12, core, section 8).
 */
final class References {
  private static final String CLASS_PATH = "classpath:";

  private final SchemaFiles files;

  /** The schemas with a name of their own, by it. */
  private final Map<URI, Origin> named = new HashMap<>();

  /** The same, by file and pointer. */
  private final Map<String, Map<String, URI>> names = new HashMap<>();

  /** The anchors, by the schema that they belong to. */
  private final Map<Origin, Map<String, Origin>> anchors = new HashMap<>();

  References(SchemaFiles files) {
    this.files = files;
  }

  /** Notes the names and anchors of a file. */
  void index(String file, JsonNode root) {
    index(Origin.of(file), root, Origin.of(file), null);
  }

  private void index(Origin at, JsonNode node, Origin owner, @Nullable URI base) {
    Origin resource = owner;
    URI name = base;
    if (node.isObject() && node.path("$id").isString()) {
      resource = at;
      name = resolved(at, base, node.path("$id").stringValue());
      named.putIfAbsent(name, at);
      namesIn(at.file()).put(at.pointer(), name);
    }
    for (String keyword : new String[] {"$anchor", "$dynamicAnchor"}) {
      if (node.isObject() && node.path(keyword).isString()) {
        anchors
            .computeIfAbsent(resource, first -> new HashMap<>())
            .putIfAbsent(node.path(keyword).stringValue(), at);
      }
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        index(at.child(i), node.path(i), resource, name);
      }
    }
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      index(at.child(each.getKey()), each.getValue(), resource, name);
    }
  }

  Origin resolve(Origin at, String reference) {
    int hash = reference.indexOf('#');
    String file = hash < 0 ? reference : reference.substring(0, hash);
    String fragment = hash < 0 ? "" : reference.substring(hash + 1);
    Origin resource = file.isEmpty() ? owner(at) : document(at, file);
    String part = decoded(at, fragment);
    if (part.isEmpty()) {
      return resource;
    }
    if (part.startsWith("/")) {
      return new Origin(resource.file(), resource.pointer() + part);
    }
    files.root(resource.file());
    Origin anchor = anchors.getOrDefault(resource, Map.of()).get(part);
    if (anchor == null) {
      throw new ContractException(
          at,
          "the reference '" + reference + "' names the anchor '" + part + "', which is nowhere");
    }
    return anchor;
  }

  private static String decoded(Origin at, String fragment) {
    try {
      return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException noEscape) {
      throw new ContractException(
          at, "the reference '#" + fragment + "' has a percent sign that begins no escape");
    }
  }

  /** Returns the schema with a name of its own, or the file, that a place belongs to. */
  private Origin owner(Origin at) {
    files.root(at.file());
    String pointer = at.pointer();
    Map<String, URI> known = namesIn(at.file());
    while (!known.containsKey(pointer) && !pointer.isEmpty()) {
      pointer = pointer.substring(0, pointer.lastIndexOf('/'));
    }
    return new Origin(at.file(), pointer);
  }

  private Map<String, URI> namesIn(String file) {
    return names.computeIfAbsent(file, first -> new HashMap<>());
  }

  private Origin document(Origin at, String reference) {
    URI base = namesIn(at.file()).get(owner(at).pointer());
    URI target = resolved(at, base, reference);
    Origin schema = named.get(target);
    if (schema != null) {
      return schema;
    }
    if (reference.startsWith(CLASS_PATH)) {
      return Origin.of(reference);
    }
    if (URI.create(reference).getScheme() != null || reference.startsWith("//")) {
      throw new ContractException(
          at,
          "the reference '"
              + reference
              + "' leads out of the application: copy the file into the application and name it"
              + " by a relative path");
    }
    return Origin.of(beside(at.file(), reference));
  }

  /** Returns the path of a file that another file names. */
  private static String beside(String file, String reference) {
    boolean onClassPath = file.startsWith(CLASS_PATH);
    String path = onClassPath ? file.substring(CLASS_PATH.length()) : file;
    URI base = URI.create(path.startsWith("/") ? path.replace(" ", "%20") : "/" + path);
    String found = base.resolve(reference).normalize().getPath();
    if (onClassPath) {
      return CLASS_PATH + (path.startsWith("/") ? found : found.substring(1));
    }
    return path.startsWith("/") ? found : found.substring(1);
  }

  private static URI resolved(Origin at, @Nullable URI base, String reference) {
    try {
      URI uri = URI.create(reference);
      URI whole = base == null ? uri : base.resolve(uri);
      return whole.toString().endsWith("#")
          ? URI.create(whole.toString().substring(0, whole.toString().length() - 1))
          : whole;
    } catch (IllegalArgumentException noUri) {
      throw new ContractException(at, "'" + reference + "' is no URI reference");
    }
  }
}
