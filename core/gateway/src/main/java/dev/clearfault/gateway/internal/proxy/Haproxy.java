package dev.clearfault.gateway.internal.proxy;

import dev.clearfault.gateway.internal.proxy.Rules.Media;
import dev.clearfault.gateway.internal.proxy.Rules.Methods;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the file of HAProxy. */
final class Haproxy {
  /** Those that it answers by itself, or by {@code deny}. */
  private static final List<Integer> OWN =
      List.of(400, 404, 405, 408, 413, 429, 500, 502, 503, 504);

  private final Rules rules;
  private final Arguments asked;

  private Haproxy(Rules rules, Arguments asked) {
    this.rules = rules;
    this.asked = asked;
  }

  static String write(Rules rules, Arguments asked) {
    return new Haproxy(rules, asked).text();
  }

  private String text() {
    MarkedText text = new MarkedText(asked.name());
    text.add(
        """
        # For /etc/haproxy/haproxy.cfg, written by dev.clearfault.gateway.ProxyFiles. What stands between marks comes
        # from the application, and --check compares it. All else is yours to change.
        defaults
          mode http
          timeout http-request 10s
          timeout client 30s
          timeout connect 1s
          timeout queue 5s
          # Longer than the deadlines of the application, which knows better what has happened.
          timeout server SECONDS
        """
            .replace("SECONDS", rules.timeout() + "s"));
    text.indent(2).block("body", bodies()).indent(0).add("\nfrontend clients").indent(2);
    text.add("bind " + asked.listen()).unsaid(rules.unsaid());
    text.add("# The first that fits counts. Other spellings of a path pass.");
    text.block("path", paths()).block("method", methods());
    text.add("# As large as the application accepts it, so that no node sees what it refuses.");
    text.block("limit", limit()).block("media-type", media());
    text.add(
        """
        http-request set-header X-Forwarded-Proto %[ssl_fc,iif(https,http)]
        option forwardfor
        default_backend $APP
        """);
    return text.indent(0).add("backend $APP").indent(2).add(backend().strip()).toString();
  }

  private List<String> bodies() {
    return OWN.stream()
        .map(
            status ->
                "http-error status "
                    + status
                    + payload(rules.body(status))
                    + (status == 429 ? " hdr Retry-After 1" : ""))
        .toList();
  }

  private List<String> paths() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rules.paths().size(); i++) {
      lines.add(
          "http-request set-var(txn.$APP_path) int("
              + (i + 1)
              + ") if !{ var(txn.$APP_path) -m found } { path -m reg '^"
              + rules.paths().get(i).regex()
              + "$' }");
    }
    if (!rules.open().isEmpty()) {
      rules.open().forEach(each -> lines.add("acl $APP_open path -m reg '^" + each + "$'"));
      lines.add("http-request deny deny_status 404 unless $APP_open");
    }
    return lines;
  }

  private List<String> methods() {
    Map<Methods, List<String>> same = new LinkedHashMap<>();
    for (int i = 0; i < rules.paths().size(); i++) {
      Methods methods = rules.paths().get(i).methods();
      if (methods != null) {
        same.computeIfAbsent(methods, each -> new ArrayList<>()).add(Integer.toString(i + 1));
      }
    }
    List<String> lines = new ArrayList<>();
    same.forEach(
        (methods, paths) ->
            lines.add(
                "http-request return status 405"
                    + payload(rules.body(405))
                    + " hdr Allow '"
                    + methods.allow()
                    + "' if { var(txn.$APP_path) -m int "
                    + String.join(" ", paths)
                    + " } { method -m reg '^"
                    + methods.regex()
                    + "$' }"));
    return lines;
  }

  private List<String> limit() {
    return rules.maxBody() == 0
        ? List.of()
        : List.of(
            "http-request deny deny_status 413 if { req.hdr_val(content-length) gt "
                + rules.maxBody()
                + " }");
  }

  private List<String> media() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rules.paths().size(); i++) {
      String path = Integer.toString(i + 1);
      rules
          .paths()
          .get(i)
          .media()
          .forEach(
              (method, number) ->
                  lines.add(
                      "http-request set-var(txn.$APP_media) int("
                          + number
                          + ") if { var(txn.$APP_path) -m int "
                          + path
                          + " } { method "
                          + method
                          + " }"));
    }
    if (lines.isEmpty()) {
      return lines;
    }
    lines.add("acl $APP_body req.hdr_val(content-length) gt 0");
    lines.add("acl $APP_body req.hdr(transfer-encoding) -m found");
    for (int i = 0; i < rules.media().size(); i++) {
      Media media = rules.media().get(i);
      lines.add(
          "http-request return status 415"
              + payload(media.body())
              + " hdr Accept '"
              + media.accept()
              + "' if { var(txn.$APP_media) -m int "
              + (i + 1)
              + " } $APP_body { req.fhdr(content-type) -m found } !{ req.fhdr(content-type) -m reg -i '^\\s*(?:"
              + media.regex()
              + ")\\s*(?:;|$)' }");
    }
    return lines;
  }

  /** Strong quotes have no escapes, so the JSON says an apostrophe, and a dollar, without one. */
  private String payload(String json) {
    return " content-type '"
        + rules.mediaType()
        + "; charset=utf-8' string '"
        + json.replace("'", "\\u0027").replace("$", "\\u0024")
        + "' hdr Cache-Control no-store hdr X-Content-Type-Options nosniff hdr Content-Language en";
  }

  private String backend() {
    StringBuilder lines = new StringBuilder();
    lines.append(
        """
        balance roundrobin
        # The other node is asked only if this one cannot have acted, or the method is idempotent.
        retries 1
        option redispatch 1
        retry-on conn-failure empty-response
        http-request disable-l7-retry unless { method GET HEAD PUT DELETE OPTIONS TRACE }
        """);
    List<String> nodes = asked.nodes();
    if (rules.health().isEmpty()) {
      lines.append("\n");
      for (int i = 0; i < nodes.size(); i++) {
        lines.append("server ").append(node(i)).append(" check inter 1s fall 2 rise 2\n");
      }
      return lines.toString();
    }
    lines.append(
        """

        # A node that cannot do its work says 503 there: out after two of them, and in again after two that are well.
        option httpchk GET HEALTH
        http-check expect status 200
        """
            .replace("HEALTH", rules.health()));
    for (int i = 0; i < nodes.size(); i++) {
      lines.append("server ").append(node(i)).append(" check inter 1s fall 2 rise 2\n");
    }
    lines.append(
        """

        # When all nodes say so, they lack the same thing, and all else that they can do is still asked of them.
        option allbackups
        """);
    for (int i = 0; i < nodes.size(); i++) {
      lines.append("server any-").append(node(i)).append(" backup\n");
    }
    return lines.toString();
  }

  private String node(int index) {
    return "node" + (index + 1) + " " + asked.nodes().get(index);
  }
}
