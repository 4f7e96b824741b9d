package dev.clearfault.contract.internal.operation;

import java.util.List;
import java.util.Map;

/** Reads the path of the first server of a document. */
final class BasePath {
  private BasePath() {}

  /** Returns the path without a slash at its end, with the standard values of its variables. */
  static String of(Section document) {
    List<Section> servers = document.list("servers");
    if (servers.isEmpty()) {
      return "";
    }
    Section server = servers.get(0);
    String url = filled(server, server.requiredText("url"));
    int host = url.indexOf("//");
    if (host < 0 && !url.startsWith("/") && !url.matches("\\./?")) {
      throw server.faultAt(
          "url", "nobody knows what it is relative to: write a URL, or a path such as /api");
    }
    int start = url.indexOf('/', host < 0 ? 0 : host + 2);
    if (start < 0) {
      return "";
    }
    String path = url.substring(start).replaceFirst("[?#].*", "");
    while (path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    return path;
  }

  private static String filled(Section server, String url) {
    String filled = url;
    for (Map.Entry<String, Section> variable : server.objects("variables").entrySet()) {
      String value = variable.getValue().requiredText("default");
      filled = filled.replace("{" + variable.getKey() + "}", value);
    }
    if (filled.indexOf('{') >= 0) {
      throw server.faultAt("url", "a variable is not among the variables of the server: add it");
    }
    return filled;
  }
}
