package dev.clearfault.gateway.internal.proxy;

import dev.clearfault.gateway.internal.proxy.Rules.Media;
import dev.clearfault.gateway.internal.proxy.Rules.PathRule;
import java.util.ArrayList;
import java.util.List;

/** Writes the file of nginx. */
final class Nginx {
  private static final int MI_B = 1 << 20;

  private final Rules rules;
  private final Arguments asked;

  private Nginx(Rules rules, Arguments asked) {
    this.rules = rules;
    this.asked = asked;
  }

  static String write(Rules rules, Arguments asked) {
    return new Nginx(rules, asked).text();
  }

  private String text() {
    MarkedText text = new MarkedText(asked.name());
    text.add(
        """
        # For /etc/nginx/conf.d, written by dev.clearfault.gateway.ProxyFiles. What stands between marks comes from the
        # application, and --check compares it. All else is yours to change.
        upstream $APP {""");
    asked.nodes().forEach(node -> text.add("  server " + node + " max_fails=1 fail_timeout=5s;"));
    text.add(
        """
          keepalive 32;
        }

        map $http_upgrade $$APP_connection {
          default upgrade;
          ''      '';
        }
        """);
    text.unsaid(rules.unsaid())
        .add("# The first that fits counts. Other spellings of a path pass.");
    text.block("path", paths()).block("method", methods()).block("media-type", media());
    text.add("").add("server {").indent(2);
    text.add("listen " + asked.listen() + ";").add("server_tokens off;\n");
    text.add(
        "# As large as the application accepts it, so that nginx does not read what it refuses.");
    text.block("limit", List.of("client_max_body_size " + size(rules.maxBody()) + ";"));
    text.add(
        """
        # Room for the header fields of a request, with its first line, and for those of an answer.
        large_client_header_buffers 4 16k;
        proxy_buffer_size 16k;
        proxy_buffers 8 16k;
        """);
    if (!rules.open().isEmpty()) {
      text.block("path", List.of("if ($$APP_open = 0) { return 404; }"));
    }
    text.block("method", List.of("if ($$APP_allow) { return 405; }"));
    text.add("\nlocation / {").indent(4);
    text.block("media-type", List.of("if ($$APP_unsupported) { return 415; }"));
    text.add(forwarding()).indent(2).add("}\n");
    return text.block("body", bodies()).indent(0).add("}").toString();
  }

  private String forwarding() {
    return """
        proxy_pass http://$APP;
        proxy_http_version 1.1;
        proxy_set_header Host $host;
        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        proxy_set_header X-Forwarded-Proto $scheme;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $$APP_connection;

        # What the application answers is passed on as it is, whatever its status.
        proxy_intercept_errors off;

        # Longer than the deadlines of the application, which knows better what has happened.
        proxy_connect_timeout 1s;
        proxy_read_timeout SECONDS;
        proxy_send_timeout SECONDS;

        # The other node is asked only if this one cannot have acted, or the method is idempotent.
        proxy_next_upstream error timeout;
        proxy_next_upstream_tries 2;
        """
        .replace("SECONDS", rules.timeout() + "s");
  }

  private List<String> paths() {
    List<String> lines = new ArrayList<>();
    lines.add("map $request_uri $$APP_path {");
    lines.add("  default 0;");
    for (int i = 0; i < rules.paths().size(); i++) {
      lines.add(path(rules.paths().get(i).regex(), i + 1));
    }
    lines.add("}");
    if (!rules.open().isEmpty()) {
      lines.add("map $request_uri $$APP_open {");
      lines.add("  default 0;");
      rules.open().forEach(each -> lines.add(path(each, 1)));
      lines.add("}");
    }
    return lines;
  }

  private static String path(String regex, int value) {
    return "  \"~^" + regex + "(?:\\?|$)\" " + value + ";";
  }

  private List<String> methods() {
    List<String> lines = new ArrayList<>();
    lines.add("map \"$$APP_path $request_method\" $$APP_allow {");
    lines.add("  default '';");
    for (int i = 0; i < rules.paths().size(); i++) {
      Rules.Methods methods = rules.paths().get(i).methods();
      if (methods != null) {
        lines.add("  \"~^" + (i + 1) + " " + methods.regex() + "$\" '" + methods.allow() + "';");
      }
    }
    lines.add("}");
    return lines;
  }

  private List<String> media() {
    List<String> lines = new ArrayList<>();
    lines.add("map \"$content_length $http_transfer_encoding\" $$APP_body {");
    lines.add("  default 0;");
    lines.add("  \"~[1-9a-zA-Z]\" 1;");
    lines.add("}");
    lines.add("map \"$$APP_body $$APP_path $request_method\" $$APP_media {");
    lines.add("  default 0;");
    for (int i = 0; i < rules.paths().size(); i++) {
      PathRule path = rules.paths().get(i);
      String start = "  \"1 " + (i + 1) + " ";
      path.media().forEach((method, number) -> lines.add(start + method + "\" " + number + ";"));
    }
    lines.add("}");
    lines.add("map \"$$APP_media $content_type\" $$APP_unsupported {");
    lines.add("  default '';");
    each("  \"~*^NUMBER (?!\\s*(?:REGEX)\\s*(?:;|$)).\" 1;", lines);
    lines.add("}");
    lines.add("map $$APP_media $$APP_accept {");
    lines.add("  default '';");
    each("  NUMBER 'ACCEPT';", lines);
    lines.add("}");
    lines.add("map $$APP_media $$APP_refusal {");
    lines.add("  default " + quoted(rules.body(415)) + ";");
    each("  NUMBER BODY;", lines);
    lines.add("}");
    return lines;
  }

  private void each(String template, List<String> lines) {
    for (int i = 0; i < rules.media().size(); i++) {
      Media media = rules.media().get(i);
      lines.add(
          template
              .replace("NUMBER", Integer.toString(i + 1))
              .replace("REGEX", media.regex())
              .replace("ACCEPT", media.accept())
              .replace("BODY", quoted(media.body())));
    }
  }

  private List<String> bodies() {
    List<String> lines = new ArrayList<>();
    rules.bodies().keySet().forEach(each -> lines.add(page(each)));
    rules
        .bodies()
        .forEach(
            (status, body) -> {
              lines.add("location @" + status + " {");
              lines.add("  internal;");
              lines.add("  default_type \"" + rules.mediaType() + "; charset=utf-8\";");
              lines.add("  add_header Cache-Control no-store always;");
              lines.add("  add_header X-Content-Type-Options nosniff always;");
              lines.add("  add_header Content-Language en always;");
              lines.addAll(own(status));
              String sent = status == 415 ? "$$APP_refusal" : quoted(body);
              lines.add("  return " + status + " " + sent + ";");
              lines.add("}");
            });
    return lines;
  }

  /** nginx has a number of its own for header fields that are too large. */
  private static String page(int status) {
    return "error_page " + (status == 431 ? 494 : status) + " @" + status + ";";
  }

  private static List<String> own(int status) {
    return switch (status) {
      case 405 -> List.of("  add_header Allow $$APP_allow always;");
      case 415 -> List.of("  add_header Accept $$APP_accept always;");
      case 429 -> List.of("  add_header Retry-After 1 always;");
      default -> List.of();
    };
  }

  private static String size(long bytes) {
    return bytes > 0 && bytes % MI_B == 0 ? bytes / MI_B + "m" : Long.toString(bytes);
  }

  /** JSON can say each character without itself; nginx knows no way to escape a dollar. */
  private static String quoted(String json) {
    return "'" + json.replace("'", "\\u0027").replace("$", "\\u0024").replace("\\", "\\\\") + "'";
  }
}
