package dev.clearfault.internal.evidence;

import dev.clearfault.internal.classify.Bugs;
import dev.clearfault.internal.classify.Causes;
import java.io.FileNotFoundException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.stream.Stream;

/** Knows parsers by the names of their exceptions and of their code. */
final class ParserLibraries {
  private static final List<String> JSON =
      List.of(
          "com.fasterxml.jackson.",
          "tools.jackson.",
          "com.google.gson.",
          "jakarta.json.",
          "javax.json.",
          "org.eclipse.yasson.",
          "org.eclipse.parsson.",
          "org.glassfish.json.",
          "org.apache.johnzon.",
          "org.json.",
          "net.minidev.json.",
          "com.squareup.moshi.",
          "com.alibaba.fastjson");

  private static final List<String> XML =
      List.of(
          "org.xml.sax.",
          "javax.xml.stream.",
          "jakarta.xml.bind.",
          "javax.xml.bind.",
          "com.ctc.wstx.",
          "com.sun.org.apache.xerces.",
          "org.apache.xerces.");

  private ParserLibraries() {}

  /** Returns the exceptions from the outermost one that a parser made or threw; may be empty. */
  static List<Throwable> part(List<Throwable> causes) {
    for (int i = 0; i < causes.size(); i++) {
      Throwable each = causes.get(i);
      String name = each.getClass().getName();
      if (isXml(each) || starts(name, JSON) || (isOfJdk(name) && isThrownByParser(each))) {
        return causes.subList(i, causes.size());
      }
    }
    return List.of();
  }

  static boolean isXml(Throwable thrown) {
    return starts(thrown.getClass().getName(), XML);
  }

  /** Returns whether the code that threw, apart from the JDK, is a parser's. */
  private static boolean isThrownByParser(Throwable thrown) {
    return Stream.of(Causes.frames(thrown))
        .map(StackTraceElement::getClassName)
        .filter(name -> !isOfJdk(name))
        .findFirst()
        .filter(name -> starts(name, JSON))
        .isPresent();
  }

  /** Returns whether a driver, a client library or a file threw it: not the text is to blame. */
  static boolean isElsewhere(Throwable thrown) {
    return thrown instanceof FileSystemException
        || thrown instanceof FileNotFoundException
        || Bugs.isElsewhere(thrown);
  }

  /** Returns whether the frames show that a file was read. */
  static boolean readsFile(Throwable thrown) {
    return Stream.of(Causes.frames(thrown))
        .map(StackTraceElement::getClassName)
        .anyMatch(n -> n.startsWith("java.io.File") || n.equals("java.nio.file.Files"));
  }

  private static boolean isOfJdk(String name) {
    return name.startsWith("java.") || name.startsWith("jdk.") || name.startsWith("sun.");
  }

  private static boolean starts(String name, List<String> prefixes) {
    return prefixes.stream().anyMatch(name::startsWith);
  }
}
