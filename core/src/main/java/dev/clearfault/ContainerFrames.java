package dev.clearfault;

import java.util.List;

/**
 * Tells what a container threw while it used a connection: the first that is not the JDK's in the
 * stack trace is a class of the container. A client library or an application would be the first in
 * what they throw.
 */
final class ContainerFrames {
  private static final List<String> CONTAINERS =
      List.of(
          "org.apache.tomcat.",
          "org.apache.coyote.",
          "org.apache.catalina.",
          "org.eclipse.jetty.",
          "org.xnio.",
          "io.undertow.",
          "com.ibm.ws.", // Liberty
          "io.openliberty.",
          "org.glassfish.grizzly."); // Payara, below what it has in common with Tomcat

  private static final List<String> JDK = List.of("java.", "jdk.", "sun.");

  private ContainerFrames() {}

  /** Tells whether a container threw it. */
  static boolean threw(Throwable thrown) {
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (!isOf(JDK, frame)) {
        return isOf(CONTAINERS, frame);
      }
    }
    return false;
  }

  private static boolean isOf(List<String> packages, StackTraceElement frame) {
    return packages.stream().anyMatch(frame.getClassName()::startsWith);
  }
}
