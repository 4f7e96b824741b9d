package dev.clearfault.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where a published contract comes from. */
interface ContractSource {
  /**
   * Returns the contract.
   *
   * @param headers what each request to the application has
   * @throws IllegalStateException if it cannot be read
   */
  String text(Map<String, String> headers);

  /** Reads it from a running application. */
  static String publishedBy(URI application, Map<String, String> headers) {
    URI document = URI.create(application.toString().replaceFirst("/*$", "/problems/openapi.json"));
    HttpRequest.Builder request = HttpRequest.newBuilder(document);
    headers.forEach(request::header);
    try {
      HttpResponse<String> answer =
          Sender.send(HttpClient.newHttpClient(), request.build(), document.toString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(
            "no contract at " + document + ", the answer is a " + answer.statusCode());
      }
      return answer.body();
    } catch (UncheckedIOException e) {
      throw new IllegalStateException("no answer from " + document, e.getCause());
    }
  }

  /** Reads it from a WAR, a folder or a document. */
  static String in(Path source, List<String> options) {
    try {
      return source.toString().endsWith(".json")
          ? Files.readString(source)
          : published(source, options);
    } catch (IOException e) {
      throw new IllegalStateException("the contract cannot be read: " + e, e);
    }
  }

  /** The library is made after this module, so its command is called by its name. */
  private static String published(Path source, List<String> options) throws IOException {
    Path document = Files.createTempFile("contract", ".json");
    try {
      List<String> arguments = new ArrayList<>(List.of(source.toString(), document.toString()));
      arguments.addAll(options);
      Class.forName("dev.clearfault.PublishContract")
          .getMethod("main", String[].class)
          .invoke(null, (Object) arguments.toArray(String[]::new));
      return Files.readString(document);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("add clearfault-core to the class path of the test", e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("the contract of " + source + " is wrong", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    } finally {
      Files.deleteIfExists(document);
    }
  }
}
