package dev.clearfault.testing;

import java.util.ArrayList;
import java.util.List;

/** The list of malformed requests, by the part of the message that is wrong. */
final class MalformedRequests {
  private static final String HOST = "Host: 127.0.0.1\r\n";
  private static final String END = "Connection: close\r\n\r\n";

  private final String path;
  private final List<MalformedRequest> all = new ArrayList<>();

  private MalformedRequests(String path) {
    this.path = path;
  }

  static List<MalformedRequest> at(String path) {
    MalformedRequests requests = new MalformedRequests(path);
    requests.requestLines();
    requests.methods();
    requests.targets();
    requests.paths();
    requests.fields();
    requests.hosts();
    requests.framing();
    requests.bodies();
    requests.otherProtocols();
    return List.copyOf(requests.all);
  }

  /** RFC 9112 section 3. */
  private void requestLines() {
    add("one word", "GARBAGE\r\n\r\n");
    add("only line ends", "\r\n\r\n\r\n\r\n");
    add("no method", " " + path + " HTTP/1.1\r\n" + HOST + END);
    add("no version", "GET " + path + "\r\n\r\n");
    line("two spaces", "GET  " + path + "  HTTP/1.1");
    line("tabs for spaces", "GET\t" + path + "\tHTTP/1.1");
    line("lower case", "get " + path + " http/1.1");
    line("version 9.9", "GET " + path + " HTTP/9.9");
    line("version 1.2", "GET " + path + " HTTP/1.2");
    line("version 2.0", "GET " + path + " HTTP/2.0");
    line("version without minor", "GET " + path + " HTTP/1");
    line("version of letters", "GET " + path + " HTTP/x.y");
    line("another protocol", "GET " + path + " ICAP/1.0");
    line("a fourth word", "GET " + path + " HTTP/1.1 more");
    add("bare CR line ends", "GET " + path + " HTTP/1.1\rHost: a\r\r");
  }

  /** RFC 9110 section 9. */
  private void methods() {
    line("unknown method", "FOO " + path + " HTTP/1.1");
    line("method with a brace", "G{T " + path + " HTTP/1.1");
    line("method with a control character", "G\u0001T " + path + " HTTP/1.1");
    line("long method", "G".repeat(10_000) + " " + path + " HTTP/1.1");
    line("TRACE", "TRACE " + path + " HTTP/1.1");
    line("CONNECT to a port", "CONNECT 127.0.0.1:443 HTTP/1.1");
    line("CONNECT to a path", "CONNECT " + path + " HTTP/1.1");
    line("OPTIONS of the server", "OPTIONS * HTTP/1.1");
    line("PROPFIND", "PROPFIND " + path + " HTTP/1.1");
  }

  /** RFC 9112 section 3.2. */
  private void targets() {
    line("asterisk for GET", "GET * HTTP/1.1");
    line("no slash", "GET orders HTTP/1.1");
    line("space in target", "GET " + path + " a HTTP/1.1");
    line("fragment", "GET " + path + "#x HTTP/1.1");
    line("control character in target", "GET " + path + "\u0001 HTTP/1.1");
    line("long target", "GET " + path + "?a=" + "x".repeat(20_000) + " HTTP/1.1");
    line("braces in query", "GET " + path + "?a={|} HTTP/1.1");
    line("quote in query", "GET " + path + "?a=\" HTTP/1.1");
    line("raw byte in query", "GET " + path + "?a=\u00e9 HTTP/1.1");
    line("bad escape in query", "GET " + path + "?limit=%zz HTTP/1.1");
    line("no UTF-8 in query", "GET " + path + "?limit=%ff HTTP/1.1");
    line("absolute target with a bad host", "GET http://a{b/ HTTP/1.1");
    line("absolute target with a bad port", "GET http://127.0.0.1:port/ HTTP/1.1");
    line("absolute target of another scheme", "GET file:///etc/passwd HTTP/1.1");
  }

  /** RFC 3986 section 2.1 and 3.3. */
  private void paths() {
    line("bad escape in path", "GET " + path + "/%zz HTTP/1.1");
    line("half an escape in path", "GET " + path + "/% HTTP/1.1");
    line("NUL in path", "GET " + path + "/%00 HTTP/1.1");
    line("escaped slash in path", "GET " + path + "/a%2fb HTTP/1.1");
    line("escaped backslash in path", "GET " + path + "/a%5cb HTTP/1.1");
    line("backslash in path", "GET " + path + "\\a HTTP/1.1");
    line("overlong UTF-8 in path", "GET " + path + "/%c0%af HTTP/1.1");
    line("no UTF-8 in path", "GET " + path + "/%ff HTTP/1.1");
    line("empty segment in path", "GET /" + path + " HTTP/1.1");
    line("dots with a parameter in path", "GET " + path + "/..;/x HTTP/1.1");
    line("dots that leave the root", "GET /../../etc/passwd HTTP/1.1");
    line("escaped dots that leave the root", "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1");
    line("dots escaped twice", "GET " + path + "/%252e%252e/x HTTP/1.1");
    line("WEB-INF", "GET /WEB-INF/web.xml HTTP/1.1");
  }

  /** RFC 9112 section 5, RFC 9110 section 5. */
  private void fields() {
    field("line without a colon", "no colon here");
    field("space in a name", "Foo Bar: x");
    field("space before the colon", "Foo : x");
    field("empty name", ": x");
    field("NUL in a value", "Foo: a\u0000b");
    field("control character in a value", "Foo: a\u0001b");
    field("folded line", "Foo: a\r\n b");
    field("long field", "Foo: " + "x".repeat(20_000));
    field("long name", "x".repeat(20_000) + ": a");
    field("three hundred fields", "Foo: x\r\n".repeat(299) + "Foo: x");
    field("unknown expectation", "Expect: 200-maybe");
    field("control character in a cookie", "Cookie: a=\u0001");
    field("raw byte in a cookie", "Cookie: a=\u00e9");
    field("broken credentials", "Authorization: Basic %%%");
    field("date that is none", "If-Modified-Since: yesterday");
    field("range that is none", "Range: bytes=x-y");
    field("broken trace", "traceparent: 00-\u00ff-\u00ff-01");
    field("broken upgrade", "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c");
    add("space before the first field", get() + " Foo: x\r\n" + HOST + END);
  }

  /** RFC 9112 section 3.2, RFC 9110 section 7.2. */
  private void hosts() {
    add("no Host", get() + END);
    add("two Hosts", get() + "Host: a\r\nHost: b\r\n" + END);
    host("a b");
    host("a:port");
    host("a:99999");
    host("");
    host("a/b");
    host("user@a");
    host("[::1");
    host("a\u00e9");
  }

  /** RFC 9112 section 6. */
  private void framing() {
    body("negative length", "Content-Length: -1", "");
    body("length of letters", "Content-Length: ten", "");
    body("two lengths", "Content-Length: 2\r\nContent-Length: 3", "{} ");
    body("list of lengths", "Content-Length: 2, 3", "{} ");
    body("endless length", "Content-Length: 99999999999999999999", "{}");
    body("length and chunks", "Content-Length: 2\r\nTransfer-Encoding: chunked", "0\r\n\r\n");
    body("unknown transfer coding", "Transfer-Encoding: foo", "{}");
    body("chunks not last", "Transfer-Encoding: chunked, foo", "0\r\n\r\n");
    body("chunks twice", "Transfer-Encoding: chunked, chunked", "0\r\n\r\n");
    chunks("chunk size of letters", "zz\r\n{}\r\n0\r\n\r\n");
    chunks("endless chunk size", "fffffffffffffffff\r\n{}\r\n0\r\n\r\n");
    chunks("negative chunk size", "-2\r\n{}\r\n0\r\n\r\n");
    chunks("chunk longer than its size", "1\r\n{}\r\n0\r\n\r\n");
    chunks("bad trailer", "2\r\n{}\r\n0\r\nno colon\r\n\r\n");
    chunks("no last chunk", "2\r\n{}\r\n");
    body("body shorter than its length", "Content-Length: 100", "{}");
  }

  /** RFC 9110 section 8. */
  private void bodies() {
    content("broken content type", "///");
    content("unknown charset", "application/json;charset=nonsense");
    content("multipart without boundary", "multipart/form-data");
    content("truncated multipart", "multipart/form-data;boundary=x");
    body("unknown content coding", "Content-Encoding: foo\r\nContent-Length: 2", "{}");
    body("gzip that is none", "Content-Encoding: gzip\r\nContent-Length: 2", "{}");
  }

  private void otherProtocols() {
    add("TLS", "\u0016\u0003\u0001\u0000\u00a5\u0001\u0000\u0000\u00a1\u0003\u0003");
    add("HTTP/2 without more", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    add("SMTP", "EHLO example.com\r\n");
    add("a text line of SSH", "SSH-2.0-client\r\n");
    add("PROXY", "PROXY TCP4 127.0.0.1 127.0.0.1 1 2\r\n" + get() + HOST + END);
  }

  private void line(String name, String requestLine) {
    add(name, requestLine + "\r\n" + HOST + END);
  }

  private void field(String name, String line) {
    add(name, get() + HOST + line + "\r\n" + END);
  }

  private void host(String value) {
    add("Host '" + value + "'", get() + "Host: " + value + "\r\n" + END);
  }

  private void chunks(String name, String chunks) {
    body(name, "Transfer-Encoding: chunked", chunks);
  }

  private void content(String name, String mediaType) {
    String fields = "Content-Type: " + mediaType + "\r\nContent-Length: 2\r\n";
    add(name, post() + fields + END + "{}");
  }

  private void body(String name, String fields, String body) {
    add(name, post() + "Content-Type: application/json\r\n" + fields + "\r\n" + END + body);
  }

  private String get() {
    return "GET " + path + " HTTP/1.1\r\n";
  }

  private String post() {
    return "POST " + path + " HTTP/1.1\r\n" + HOST;
  }

  private void add(String name, String text) {
    all.add(new MalformedRequest(name, text));
  }
}
