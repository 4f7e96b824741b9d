package dev.clearfault.gateway.internal.routes;

import dev.clearfault.Upstream;
import dev.clearfault.contract.internal.filter.Mode;
import dev.clearfault.contract.internal.filter.ServiceContract;
import dev.clearfault.contract.internal.schema.SchemaFiles;
import dev.clearfault.internal.http.ClientAddress;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the file of routes, and the contracts that it names. */
final class RoutesFile {
  private static final List<String> TOP = List.of("routes", "trustedProxies", "reload");

  /** The settings of a route, in the order of the documentation. */
  static final List<String> OF_ROUTE =
      List.of(
          "prefix",
          "name",
          "service",
          "contract",
          "basePath",
          "mode",
          "deadline",
          "retry",
          "breaker",
          "bulkhead",
          "maxBodySize",
          "maxResponseSize",
          "errors",
          "deadlineHeader",
          "requestIdHeader");

  private static final Pattern PREFIX =
      Pattern.compile("/|(/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)+");
  private static final Pattern FILE = Pattern.compile("(/|classpath:).+");
  private static final Pattern BASE = Pattern.compile("(/[^/?#]+)*/?");

  private static final Duration RELOAD = Duration.ofSeconds(5);

  private final ServletContext context;
  private final String path;
  private final GatewayFiles files;
  private final Map<ServiceSettings, Upstream> upstreams = new HashMap<>();

  /**
   * Creates a reader.
   *
   * @param before the routes whose services keep the state of their calls; null for none
   */
  RoutesFile(ServletContext context, String path, GatewayFiles files, @Nullable Table before) {
    this.context = context;
    this.path = path;
    this.files = files;
    if (before != null) {
      before.routes().forEach(each -> upstreams.put(each.service(), each.upstream()));
    }
  }

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException if it cannot be used; the message has the file, the line, the
   *     fault and the remedy
   */
  Table read() {
    Entry top = Entry.of(path, root(), TOP);
    List<Route> routes = new ArrayList<>();
    for (Node each : top.list("routes")) {
      Entry entry = Entry.of(path, each, OF_ROUTE);
      Route route = route(entry);
      if (routes.stream().anyMatch(other -> other.prefix().equals(route.prefix()))) {
        throw entry.faultOf("prefix", route.prefix(), "another route has it: change one of them");
      }
      routes.add(route);
    }
    if (routes.isEmpty()) {
      throw Entry.fault(path, top.node(), "there is no route: write one below routes:");
    }
    return new Table(routes, trusted(top), reload(top));
  }

  private Node root() {
    try (InputStream in = files.open(path)) {
      if (in == null) {
        throw new IllegalArgumentException(
            path + ": there is no such file, in the application or on this machine: add it");
      }
      LoadSettings settings = LoadSettings.builder().setLabel(path).build();
      Optional<Node> root = new Compose(settings).composeInputStream(in);
      return root.orElseThrow(
          () -> new IllegalArgumentException(path + ": the file is empty: write routes:"));
    } catch (MarkedYamlEngineException unreadable) {
      throw Entry.fault(
          path, unreadable.getProblemMark(), "is not YAML: " + unreadable.getProblem());
    } catch (YamlEngineException | IOException unreadable) {
      throw new IllegalArgumentException(path + ": cannot be read: " + unreadable.getMessage());
    } catch (StackOverflowError tooDeep) { // The reader does not count the levels.
      throw new IllegalArgumentException(
          path + ": lists or objects are in others, too many levels of them: write routes:");
    }
  }

  private static @Nullable ClientAddress trusted(Entry top) {
    List<String> words = top.texts("trustedProxies");
    for (String word : words) {
      if (!ClientAddress.isWord(word) || word.equals("peer") || word.equals("forwarded")) {
        throw top.faultOf(
            "trustedProxies", word, "write addresses and networks, such as 10.0.0.0/8");
      }
    }
    return ClientAddress.of(words);
  }

  private static @Nullable Duration reload(Entry top) {
    return "off".equals(top.text("reload"))
        ? null
        : top.read("reload", RELOAD, Quantity::duration, Quantity.DURATION + ", or off");
  }

  private Route route(Entry entry) {
    String prefix =
        entry.required("prefix", PREFIX, "write the beginning of a path, such as /orders");
    ServiceSettings service = ServiceSettings.of(entry);
    Upstream known = upstreams.get(service);
    Upstream upstream = known == null ? service.upstream() : known;
    upstreams.put(service, upstream);
    return new Route(
        prefix.equals("/") ? "" : prefix,
        service,
        upstream,
        contract(entry),
        size(entry, "maxBodySize"),
        size(entry, "maxResponseSize"),
        entry.read("errors", false, RoutesFile::passes, "write replace or pass"));
  }

  private static @Nullable Boolean passes(String word) {
    return word.equals("pass") ? Boolean.TRUE : word.equals("replace") ? Boolean.FALSE : null;
  }

  private static long size(Entry entry, String name) {
    return entry.read(name, Long.MAX_VALUE, Quantity::size, Quantity.SIZE);
  }

  private ServiceContract contract(Entry entry) {
    String file =
        entry.required(
            "contract",
            FILE,
            "write the path of the service's OpenAPI document, such as /WEB-INF/orders.yaml");
    String base =
        entry.text("basePath") == null
            ? null
            : entry
                .required("basePath", BASE, "write a path that starts with a slash, such as /api")
                .replaceFirst("/$", "");
    Mode mode =
        entry.read("mode", Mode.ENFORCE, RoutesFile::mode, "write one of enforce, report, off");
    try {
      return ServiceContract.read(context, new SchemaFiles(files), file, base, mode);
    } catch (IllegalArgumentException unusable) {
      throw entry.faultOf("contract", file, String.valueOf(unusable.getMessage()));
    }
  }

  private static @Nullable Mode mode(String word) {
    for (Mode each : Mode.values()) {
      if (each.word().equals(word)) {
        return each;
      }
    }
    return null;
  }
}
