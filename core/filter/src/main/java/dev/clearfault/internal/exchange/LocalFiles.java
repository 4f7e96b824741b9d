package dev.clearfault.internal.exchange;

import dev.clearfault.internal.container.Container;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;

/**
 * Separates faults of the server's file system from those of the client's connection: a container
 * stores uploads in files, and throws the same classes for a full disk and for a broken body.
 */
final class LocalFiles {
  /** The classes of the JDK that read, write and create files. Sockets have others. */
  private static final List<String> FILES =
      List.of(
          "java.io.File",
          "java.io.RandomAccessFile",
          "java.io.UnixFileSystem",
          "java.io.WinNTFileSystem",
          "java.nio.file.",
          "sun.nio.fs.",
          "sun.nio.ch.FileChannelImpl");

  private LocalFiles() {}

  /** Returns whether one of the causes comes from the server's own files. */
  static boolean failed(List<Throwable> chain, Container container) {
    return chain.stream().anyMatch(thrown -> isOfFiles(thrown, container));
  }

  private static boolean isOfFiles(Throwable thrown, Container container) {
    if (thrown instanceof FileSystemException || thrown instanceof FileNotFoundException) {
      return true;
    }
    return thrown.getClass() == IOException.class
        && comesFromFiles(thrown.getStackTrace(), container);
  }

  private static boolean comesFromFiles(StackTraceElement[] trace, Container container) {
    if (trace.length > 0 && container.cannotStore(trace[0])) {
      return true;
    }
    for (StackTraceElement frame : trace) {
      String name = frame.getClassName();
      if (!name.startsWith("java.") && !name.startsWith("sun.")) {
        return false; // The next frames are callers of the JDK, and say nothing about files.
      }
      if (FILES.stream().anyMatch(name::startsWith)) {
        return true;
      }
    }
    return false;
  }
}
