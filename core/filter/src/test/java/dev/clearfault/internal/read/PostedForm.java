package dev.clearfault.internal.read;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Multipart forms whose parts a container has already taken apart. */
final class PostedForm {
  private PostedForm() {}

  /** Returns a request with the parts. */
  static HttpServletRequest request(Part... parts) {
    HttpServletRequest json = PostedJson.request(null, null, new byte[0]);
    return proxy(
        HttpServletRequest.class,
        (self, method, arguments) ->
            switch (method.getName()) {
              case "getHeader" ->
                  arguments[0].equals("Content-Type") ? "multipart/form-data; boundary=x" : null;
              case "getParts" -> List.of(parts);
              default -> method.invoke(json, arguments);
            });
  }

  /** Returns a part in UTF-8. */
  static Part part(
      String name, @Nullable String fileName, @Nullable String contentType, String content) {
    return part(name, fileName, contentType, content.getBytes(StandardCharsets.UTF_8));
  }

  static Part part(
      String name, @Nullable String fileName, @Nullable String contentType, byte[] content) {
    return proxy(
        Part.class,
        (self, method, arguments) ->
            switch (method.getName()) {
              case "getName" -> name;
              case "getSubmittedFileName" -> fileName;
              case "getContentType" -> contentType;
              case "getSize" -> (long) content.length;
              case "getInputStream" -> new ByteArrayInputStream(content);
              case "equals" -> self == arguments[0];
              case "hashCode" -> System.identityHashCode(self);
              case "toString" -> name;
              default -> null;
            });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
