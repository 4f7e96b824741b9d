package dev.clearfault.contract;

import java.io.IOException;

/** A multipart form as bytes, because client libraries add what a test wants to leave out. */
final class RawForm {
  static final String TYPE = "multipart/form-data; boundary=b";

  private final StringBuilder body = new StringBuilder();

  /** Adds a part; without a file name or a content type if these are empty. */
  RawForm part(String name, String fileName, String contentType, String content) {
    String file = fileName.isEmpty() ? "" : "; filename=\"" + fileName + '"';
    return rawPart("form-data; name=\"" + name + '"' + file, contentType, content);
  }

  /** Adds the part that browsers send for a file input without a file. */
  RawForm blankFile(String name) {
    return rawPart(
        "form-data; name=\"" + name + "\"; filename=\"\"", "application/octet-stream", "");
  }

  private RawForm rawPart(String disposition, String contentType, String content) {
    body.append("--b\r\nContent-Disposition: ").append(disposition).append("\r\n");
    if (!contentType.isEmpty()) {
      body.append("Content-Type: ").append(contentType).append("\r\n");
    }
    body.append("\r\n").append(content).append("\r\n");
    return this;
  }

  @Override
  public String toString() {
    return body + "--b--\r\n";
  }

  String post(Container container, String target) throws IOException {
    return RawHttp.answer(container, RawHttp.withBody("POST", target, TYPE, toString()));
  }
}
