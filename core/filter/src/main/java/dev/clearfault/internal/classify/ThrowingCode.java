package dev.clearfault.internal.classify;

import java.util.List;

/**
 * Finds out which code threw an exception, by the names in its stack trace. Code that works for its
 * caller does not count: the caller decides.
 */
final class ThrowingCode {
  private static final List<String> NEUTRAL =
      List.of(
          "java.",
          "javax.",
          "sun.nio.",
          "sun.security.",
          "jdk.internal.",
          "sun.net.",
          "okio.",
          "io.grpc.Status",
          // Jersey's client library and server have these in common.
          "org.glassfish.jersey.internal.",
          "org.glassfish.jersey.message.internal.",
          "org.glassfish.jersey.process.internal.",
          // RESTEasy's and CXF's client libraries and servers have these in common.
          "org.jboss.resteasy.core.",
          "org.jboss.resteasy.plugins.",
          "org.jboss.resteasy.specimpl.",
          "org.jboss.resteasy.util.",
          "org.apache.cxf.binding.",
          "org.apache.cxf.interceptor.",
          "org.apache.cxf.jaxrs.utils.",
          "org.apache.cxf.phase.",
          "org.apache.cxf.staxutils.",
          // Metro's client library and server have these in common.
          "com.sun.xml.ws.api.",
          "com.sun.xml.ws.encoding.",
          // The client library and the server of Jetty have these in common.
          "org.eclipse.jetty.http.",
          "org.eclipse.jetty.io.",
          "org.eclipse.jetty.util.",
          "org.eclipse.jetty.compression.");

  private ThrowingCode() {}

  /** Returns whether this code threw it, directly or through neutral code. */
  static boolean includes(Throwable throwable, List<String> code) {
    return includes(throwable, code, List.of());
  }

  /** The same, with more neutral code. */
  static boolean includes(Throwable throwable, List<String> code, List<String> between) {
    for (StackTraceElement frame : Causes.frames(throwable)) {
      String name = frame.getClassName();
      if (startsWithAny(name, code)) {
        return true;
      }
      if (!startsWithAny(name, between) && !startsWithAny(name, NEUTRAL)) {
        return false;
      }
    }
    return false;
  }

  /** Returns whether the name of the class or of a superclass starts with one of these. */
  static boolean isOf(Class<?> type, List<String> prefixes) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      if (startsWithAny(each.getName(), prefixes)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWithAny(String name, List<String> prefixes) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
