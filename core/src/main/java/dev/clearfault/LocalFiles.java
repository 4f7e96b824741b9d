package dev.clearfault;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Set;

/**
 * Tells faults of the server's own file system from those of the client's connection: a container
 * stores uploads in files, and throws the same classes for a full disk and for a broken body.
 */
final class LocalFiles {
  /** What reads, writes and creates files in the JDK; sockets have other classes. */
  private static final List<String> FILES =
      List.of(
          "java.io.File",
          "java.io.RandomAccessFile",
          "java.io.UnixFileSystem",
          "java.io.WinNTFileSystem",
          "java.nio.file.",
          "sun.nio.fs.",
          "sun.nio.ch.FileChannelImpl");

  /** Where containers throw by themselves for a directory that is missing or cannot be made. */
  private static final Set<String> DIRECTORIES =
      Set.of(
          "org.apache.catalina.connector.Request.parseParts",
          "io.undertow.server.handlers.form.MultiPartParserDefinition$MultiPartUploadHandler.createFile");

  private LocalFiles() {}

  /** Tells whether one of the causes comes from the server's own files. */
  static boolean failed(List<Throwable> chain) {
    return chain.stream().anyMatch(LocalFiles::isOfFiles);
  }

  private static boolean isOfFiles(Throwable thrown) {
    if (thrown instanceof FileSystemException || thrown instanceof FileNotFoundException) {
      return true;
    }
    return thrown.getClass() == IOException.class && comesFromFiles(thrown.getStackTrace());
  }

  private static boolean comesFromFiles(StackTraceElement[] trace) {
    if (trace.length > 0
        && DIRECTORIES.contains(trace[0].getClassName() + "." + trace[0].getMethodName())) {
      return true;
    }
    for (StackTraceElement frame : trace) {
      String name = frame.getClassName();
      if (!name.startsWith("java.") && !name.startsWith("sun.")) {
        return false; // What follows has called the JDK, and says nothing about its files.
      }
      if (FILES.stream().anyMatch(name::startsWith)) {
        return true;
      }
    }
    return false;
  }
}
