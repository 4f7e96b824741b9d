package dev.clearfault.problem;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The error statuses of the IANA registry by their phrases, as problem types. */
final class StatusPhrases {
  private static final Map<Integer, ProblemType> TYPES = types();

  private StatusPhrases() {}

  static ProblemType type(int status) {
    ProblemType known = TYPES.get(status);
    if (known != null) {
      return known;
    }
    // RFC 9110 section 15: an unknown status is treated as the x00 status of its class.
    String title = status < 500 ? "Client Error" : "Server Error";
    return new ProblemType("http_" + status, status, title, ProblemType.BLANK, "");
  }

  private static Map<Integer, ProblemType> types() {
    Map<Integer, ProblemType> types = new HashMap<>();
    // RFC 9110 section 15.5 and 15.6, RFC 6585, RFC 7725, RFC 8470, RFC 4918, RFC 5842, RFC 2295.
    add(types, 400, "Bad Request");
    add(types, 401, "Unauthorized");
    add(types, 402, "Payment Required");
    add(types, 403, "Forbidden");
    add(types, 404, "Not Found");
    add(types, 405, "Method Not Allowed");
    add(types, 406, "Not Acceptable");
    add(types, 407, "Proxy Authentication Required");
    add(types, 408, "Request Timeout");
    add(types, 409, "Conflict");
    add(types, 410, "Gone");
    add(types, 411, "Length Required");
    add(types, 412, "Precondition Failed");
    add(types, 413, "Content Too Large");
    add(types, 414, "URI Too Long");
    add(types, 415, "Unsupported Media Type");
    add(types, 416, "Range Not Satisfiable");
    add(types, 417, "Expectation Failed");
    add(types, 421, "Misdirected Request");
    add(types, 422, "Unprocessable Content");
    add(types, 423, "Locked");
    add(types, 424, "Failed Dependency");
    add(types, 425, "Too Early");
    add(types, 426, "Upgrade Required");
    add(types, 428, "Precondition Required");
    add(types, 429, "Too Many Requests");
    add(types, 431, "Request Header Fields Too Large");
    add(types, 451, "Unavailable For Legal Reasons");
    add(types, 500, "Internal Server Error");
    add(types, 501, "Not Implemented");
    add(types, 502, "Bad Gateway");
    add(types, 503, "Service Unavailable");
    add(types, 504, "Gateway Timeout");
    add(types, 505, "HTTP Version Not Supported");
    add(types, 506, "Variant Also Negotiates");
    add(types, 507, "Insufficient Storage");
    add(types, 508, "Loop Detected");
    add(types, 511, "Network Authentication Required");
    return Map.copyOf(types);
  }

  private static void add(Map<Integer, ProblemType> types, int status, String phrase) {
    String code = phrase.toLowerCase(Locale.ROOT).replace(' ', '_');
    types.put(status, new ProblemType(code, status, phrase, ProblemType.BLANK, ""));
  }
}
