package dev.clearfault.gateway.internal.proxy;

import dev.clearfault.PublishContract;
import dev.clearfault.gateway.internal.proxy.Rules.Methods;
import dev.clearfault.gateway.internal.proxy.Rules.PathRule;
import dev.clearfault.internal.setup.InputOptions;
import dev.clearfault.internal.setup.Options;
import dev.clearfault.internal.setup.Settings;
import dev.clearfault.internal.setup.UndeployedApplication;
import dev.clearfault.internal.setup.ValidInputServlets;
import dev.clearfault.internal.setup.WarFile;
import dev.clearfault.internal.text.Languages;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletRegistration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the rules of an application that nobody has started: its options, its servlets and its
 * published contract. A request that the application would accept is never refused, unless the
 * command says that the contract has everything.
 */
final class ApplicationRules {
  /** How many seconds a proxy waits longer than a gateway. */
  private static final int MARGIN = 5;

  private final Arguments asked;
  private final UndeployedApplication application;
  private final Settings settings;
  private final JsonNode contract;
  private final Servlets servlets;
  private final Set<String> annotated;
  private final MediaTypes media;
  private final Bodies bodies;
  private final boolean rejects;
  private final GatewayPaths gateways;
  private final List<String> unsaid = new ArrayList<>();

  private ApplicationRules(Arguments asked, UndeployedApplication application, JsonNode contract) {
    this.asked = asked;
    this.application = application;
    this.contract = contract;
    settings = Settings.STANDARD.in(application.filter());
    servlets = Servlets.of(application.context());
    Languages languages = new Languages(application.context().getClassLoader());
    bodies = new Bodies(settings.get(Options.FORMAT), languages.english());
    media = new MediaTypes(bodies);
    List<FilterConfig> filters = application.filters(UndeployedApplication.CONTRACT_FILTER);
    gateways = GatewayPaths.of(application.context());
    rejects = filters.stream().anyMatch(ApplicationRules::rejects);
    annotated =
        filters.isEmpty()
            ? ValidInputServlets.of(application.context()).inputs().keySet()
            : Set.of();
  }

  /**
   * Reads the rules.
   *
   * @throws IllegalArgumentException if it is no application, or its set-up cannot be used
   * @throws IOException if a file cannot be read
   */
  static Rules read(Arguments asked) throws IOException {
    JsonNode contract = contract(asked);
    return WarFile.use(
        asked.war(),
        asked.context(),
        notice -> {}, // Publishing its contract has told them.
        application -> new ApplicationRules(asked, application, contract).rules());
  }

  private static JsonNode contract(Arguments asked) throws IOException {
    Path file = Files.createTempFile("clearfault", ".json");
    try {
      List<String> words = new ArrayList<>();
      words.addAll(List.of(asked.war().toString(), file.toString()));
      words.add("--context=" + asked.context());
      if (!asked.setup().isEmpty()) {
        words.add("--setup=" + asked.setup());
      }
      PublishContract.main(words.toArray(String[]::new));
      return JsonMapper.shared().readTree(Files.readString(file));
    } finally {
      Files.delete(file);
    }
  }

  /** Only then a method that the contract does not have never reaches the servlet. */
  private static boolean rejects(FilterConfig filter) {
    String mode = filter.getInitParameter("mode");
    return "reject".equals(filter.getInitParameter("unmatched"))
        && (mode == null || mode.equals("enforce"))
        && filter.getInitParameter("modes") == null;
  }

  private Rules rules() {
    Map<String, PathRule> paths =
        new TreeMap<>(
            Comparator.comparing(PathRegex::order).thenComparing(Comparator.naturalOrder()));
    JsonNode own = servlets.ofOwn(contract);
    own.path("paths")
        .properties()
        .forEach(path -> paths.put(path.getKey(), rule(path.getKey(), path.getValue())));
    // A path of its own servlet is none of the paths that a template has.
    Map<String, Map<String, List<String>>> services = new TreeMap<>();
    gateways
        .operations()
        .forEach(
            each ->
                services
                    .computeIfAbsent(each.path(), path -> new TreeMap<>())
                    .put(each.method(), each.types()));
    services.forEach((path, methods) -> paths.put(path, ofService(path, methods)));
    List<Pattern> templates =
        paths.keySet().stream().map(PathRegex::strict).map(Pattern::compile).toList();
    servlets.exactPaths().stream()
        .filter(path -> templates.stream().anyMatch(each -> each.matcher(path).matches()))
        .forEach(path -> paths.computeIfAbsent(path, this::free));
    Long written = asked.maxBody();
    long maxBody =
        written != null
            ? written
            : new BodyLimit(settings.get(InputOptions.MAX_INPUT_SIZE), application, gateways, own)
                .bytes(unsaid);
    return new Rules(
        maxBody,
        List.copyOf(paths.values()),
        media.all(),
        bodies.all(maxBody),
        bodies.mediaType(),
        Math.toIntExact(Math.max(asked.timeout(), gateways.deadline() + MARGIN)),
        servlets.health().stream().findFirst().map(path -> asked.context() + path).orElse(""),
        asked.closed() ? open() : List.of(),
        unsaid);
  }

  /** A gateway refuses what the contract of the service does not have. */
  private PathRule ofService(String path, Map<String, List<String>> operations) {
    Map<String, Integer> types = new TreeMap<>();
    operations.forEach(
        (method, accepted) -> {
          Integer number = media.number(accepted, false);
          if (number != null) {
            types.put(method, number);
          } else if (!accepted.isEmpty()) {
            unsaid.add(method + " " + path + ": its media types");
          }
        });
    List<String> allowed = Methods.allowed(operations.keySet());
    return new PathRule(regex(path), Methods.refusedByServlets(allowed), types);
  }

  private PathRule free(String path) {
    return new PathRule(regex(path), null, Map.of());
  }

  private String regex(String template) {
    return PathRegex.literal(asked.context()) + PathRegex.strict(template);
  }

  private PathRule rule(String template, JsonNode operations) {
    ServletRegistration owner = servlets.owner(template);
    if (owner != null && servlets.share(template, owner) && !asked.closed()) {
      unsaid.add(template + ": several servlets have such paths");
      return free(template);
    }
    Map<String, Integer> bodiesOfPath = new TreeMap<>();
    operations
        .properties()
        .forEach(
            each -> {
              String method = each.getKey().toUpperCase(Locale.ROOT);
              List<String> types = MediaTypes.of(each.getValue());
              if (refusesTypes(each.getValue())) {
                Integer number =
                    media.number(types, owner != null && annotated.contains(owner.getName()));
                if (number == null) {
                  unsaid.add(method + " " + template + ": its media types");
                } else {
                  bodiesOfPath.put(method, number);
                }
              }
            });
    Methods methods = methods(template, operations, owner);
    return new PathRule(regex(template), methods, bodiesOfPath);
  }

  /** The published set of problems is closed, and a contract that only reports has none of this. */
  private static boolean refusesTypes(JsonNode operation) {
    for (JsonNode problem : operation.path("x-problems")) {
      if (problem.path("status").asInt() == 415) {
        return !MediaTypes.of(operation).isEmpty();
      }
    }
    return false;
  }

  private @Nullable Methods methods(
      String template, JsonNode operations, @Nullable ServletRegistration owner) {
    if (asked.closed() || rejects) {
      return new Methods(
          Methods.allowed(
              operations.propertyNames().stream()
                  .map(method -> method.toUpperCase(Locale.ROOT))
                  .toList()),
          List.of());
    }
    List<String> allowed = owner == null ? null : servlets.methods(owner);
    if (allowed == null) {
      unsaid.add(template + ": its methods, which only its servlet knows");
      return null;
    }
    return Methods.refusedByServlets(allowed);
  }

  private List<String> open() {
    List<String> open = new ArrayList<>();
    String context = PathRegex.literal(asked.context());
    contract
        .path("paths")
        .propertyNames()
        .forEach(each -> open.add(context + PathRegex.lenient(each)));
    gateways.operations().forEach(each -> open.add(context + PathRegex.lenient(each.path())));
    servlets.health().forEach(each -> open.add(context + PathRegex.literal(each)));
    if (settings.get(Options.CATALOG)) {
      open.add(context + PathRegex.literal(settings.get(Options.CATALOG_PATH)) + "(?:/[^?\\s]*)?");
    }
    return open.stream().distinct().sorted().toList();
  }
}
