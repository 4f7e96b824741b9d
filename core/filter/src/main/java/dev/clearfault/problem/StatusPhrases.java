package dev.clearfault.problem;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The error statuses of the IANA registry by their phrases, as problem types. */
final class StatusPhrases {
  /** RFC 9110 sections 15.5 and 15.6, RFC 6585, 7725, 8470, 4918, 5842 and 2295. */
  private static final String PHRASES =
      """
      400 Bad Request
      401 Unauthorized
      402 Payment Required
      403 Forbidden
      404 Not Found
      405 Method Not Allowed
      406 Not Acceptable
      407 Proxy Authentication Required
      408 Request Timeout
      409 Conflict
      410 Gone
      411 Length Required
      412 Precondition Failed
      413 Content Too Large
      414 URI Too Long
      415 Unsupported Media Type
      416 Range Not Satisfiable
      417 Expectation Failed
      421 Misdirected Request
      422 Unprocessable Content
      423 Locked
      424 Failed Dependency
      425 Too Early
      426 Upgrade Required
      428 Precondition Required
      429 Too Many Requests
      431 Request Header Fields Too Large
      451 Unavailable For Legal Reasons
      500 Internal Server Error
      501 Not Implemented
      502 Bad Gateway
      503 Service Unavailable
      504 Gateway Timeout
      505 HTTP Version Not Supported
      506 Variant Also Negotiates
      507 Insufficient Storage
      508 Loop Detected
      511 Network Authentication Required
      """;

  private static final Map<Integer, ProblemType> TYPES =
      PHRASES
          .lines()
          .map(line -> plain(Integer.parseInt(line.substring(0, 3)), line.substring(4)))
          .collect(Collectors.toUnmodifiableMap(ProblemType::status, Function.identity()));

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

  private static ProblemType plain(int status, String phrase) {
    String code = phrase.toLowerCase(Locale.ROOT).replace(' ', '_');
    return new ProblemType(code, status, phrase, ProblemType.BLANK, "", code + ".title");
  }
}
