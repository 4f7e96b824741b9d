package dev.clearfault.gateway.internal.proxy;

import dev.clearfault.gateway.internal.proxy.Rules.Methods;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the files of Apache httpd. */
final class Httpd {
  /** Those that it answers by itself, or by a rule. */
  private static final List<Integer> OWN =
      List.of(400, 404, 405, 408, 413, 414, 500, 502, 503, 504);

  private static final String RULE = "RewriteRule \"^\" \"-\" ";

  private final Rules rules;
  private final Arguments asked;

  private Httpd(Rules rules, Arguments asked) {
    this.rules = rules;
    this.asked = asked;
  }

  static String write(Rules rules, Arguments asked) {
    return new Httpd(rules, asked).text();
  }

  /** Returns the bodies by the names of their files. */
  static SortedMap<String, String> bodies(Rules rules) {
    SortedMap<String, String> files = new TreeMap<>();
    OWN.forEach(status -> files.put(status + ".json", rules.body(status)));
    for (int i = 0; i < rules.media().size(); i++) {
      files.put("415-" + (i + 1) + ".json", rules.media().get(i).body());
    }
    return files;
  }

  private String text() {
    MarkedText text = new MarkedText(asked.name());
    text.add(
        """
        # For /etc/apache2/conf-enabled, written by dev.clearfault.gateway.ProxyFiles, with the modules proxy, proxy_http,
        # proxy_balancer, lbmethod_byrequests, slotmem_shm, headers, rewrite, alias and authz_core. What stands between
        # marks comes from the application, and --check compares it, with the bodies. All else is yours to change.
        ServerTokens Prod
        ServerSignature Off
        TraceEnable off

        <Proxy "balancer://$APP">
          # A node that fails is left out for 5 s; another connection than a broken one is tried first.""");
    asked
        .nodes()
        .forEach(
            node ->
                text.add(
                    "  BalancerMember \"http://"
                        + node
                        + "\" retry=5 connectiontimeout=1 timeout="
                        + rules.timeout()));
    text.add("</Proxy>\n");
    text.add(
        "# As large as the application accepts it, so that httpd does not read what it refuses.");
    text.block("limit", List.of("LimitRequestBody " + rules.maxBody()));
    text.add("# Room for the first line of a request, and for each header field.");
    text.add("LimitRequestLine 16384\nLimitRequestFieldSize 16384\n");
    text.add("RewriteEngine On\nRewriteOptions InheritDown");
    text.add("RewriteRule \"^/\\.problems/\" \"-\" [L]");
    text.unsaid(rules.unsaid())
        .add("# The first that fits counts. Other spellings of a path pass.");
    text.block("path", paths()).block("method", methods()).block("media-type", media());
    text.add(
        """

        # What the application answers is passed on as it is, whatever its status.
        ProxyErrorOverride Off
        ProxyPreserveHost On
        # Longer than the deadlines of the application, which knows better what has happened.
        ProxyTimeout SECONDS

        Alias "/.problems" "FOLDER"
        <Directory "FOLDER">
          # Not for clients: only where an error leads here.
          Require env REDIRECT_STATUS
          FileETag None
          Header always set Cache-Control "no-store"
          Header always set X-Content-Type-Options "nosniff"
          Header always set Content-Language "en"
          Header always unset Last-Modified
          Header always unset Accept-Ranges"""
            .replace("SECONDS", Integer.toString(rules.timeout()))
            .replace("FOLDER", asked.problems()));
    text.indent(2).block("method", allow()).block("media-type", accept());
    List<String> bodies = new ArrayList<>();
    bodies.add("ForceType \"" + rules.mediaType() + "; charset=utf-8\"");
    text.block("body", bodies).indent(0).add("</Directory>").block("body", documents());
    return text.add("\nProxyPass \"/.problems\" \"!\"\nProxyPass \"/\" \"balancer://$APP/\"")
        .toString();
  }

  private List<String> paths() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rules.paths().size(); i++) {
      lines.add("RewriteCond \"%{ENV:$APP_path}\" \"^$\"");
      lines.add(request("", rules.paths().get(i).regex()));
      lines.add(RULE + "[E=$APP_path:" + (i + 1) + "]");
    }
    if (!rules.open().isEmpty()) {
      lines.add(request("!", "(?:" + String.join("|", rules.open()) + ")"));
      lines.add(RULE + "[R=404,L]");
    }
    return lines;
  }

  /** The first line of the request has the path as it was sent. */
  private static String request(String not, String regex) {
    return "RewriteCond \"%{THE_REQUEST}\" \"" + not + "^\\S+ " + regex + "[? ]\"";
  }

  private List<String> methods() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rules.paths().size(); i++) {
      Methods methods = rules.paths().get(i).methods();
      if (methods != null) {
        lines.add(on(i + 1, methods.regex()));
        lines.add(RULE + "[R=405,L]");
      }
    }
    return lines;
  }

  private static String on(int path, String methods) {
    return "RewriteCond \"%{ENV:$APP_path} %{REQUEST_METHOD}\" \"^" + path + " " + methods + "$\"";
  }

  private List<String> media() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rules.paths().size(); i++) {
      for (Map.Entry<String, Integer> each : rules.paths().get(i).media().entrySet()) {
        lines.add(on(i + 1, each.getKey()));
        lines.add(RULE + "[E=$APP_media:" + each.getValue() + "]");
      }
    }
    for (int i = 0; i < rules.media().size(); i++) {
      lines.add("RewriteCond \"%{HTTP:Content-Length} %{HTTP:Transfer-Encoding}\" \"[1-9a-zA-Z]\"");
      lines.add(
          "RewriteCond \"%{ENV:$APP_media} %{HTTP:Content-Type}\" \"^"
              + (i + 1)
              + " (?!\\s*(?:"
              + rules.media().get(i).regex()
              + ")\\s*(?:;|$)).\" [NC]");
      lines.add(RULE + "[R=415,L]");
    }
    return lines;
  }

  private List<String> allow() {
    return inside(
        "405.json",
        rules.paths().stream()
            .map(Rules.PathRule::methods)
            .filter(Objects::nonNull)
            .distinct()
            .map(
                methods ->
                    "  Header always set Allow \""
                        + methods.allow()
                        + "\" \"expr=reqenv('REDIRECT_$APP_path') in {"
                        + having(methods)
                        + "}\"")
            .toList());
  }

  private String having(Methods methods) {
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < rules.paths().size(); i++) {
      if (methods.equals(rules.paths().get(i).methods())) {
        paths.add("'" + (i + 1) + "'");
      }
    }
    return String.join(",", paths);
  }

  private List<String> accept() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rules.media().size(); i++) {
      lines.addAll(
          inside(
              "415-" + (i + 1) + ".json",
              List.of("  Header always set Accept \"" + rules.media().get(i).accept() + "\"")));
    }
    return lines;
  }

  private static List<String> inside(String file, List<String> lines) {
    return lines.isEmpty()
        ? List.of()
        : List.of("<Files \"" + file + "\">\n" + String.join("\n", lines) + "\n</Files>");
  }

  private static List<String> documents() {
    return (OWN.stream()
                .map(status -> "ErrorDocument " + status + " /.problems/" + status + ".json")
                .collect(Collectors.joining("\n"))
            + "\nErrorDocument 415 \"/.problems/415-%{reqenv:$APP_media}.json\"")
        .lines()
        .toList();
  }
}
