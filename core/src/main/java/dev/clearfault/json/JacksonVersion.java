package dev.clearfault.json;

import tools.jackson.databind.cfg.PackageVersion;

/** Which version of Jackson the application has. */
final class JacksonVersion {
  private JacksonVersion() {}

  static String text() {
    try {
      return PackageVersion.VERSION.toString();
    } catch (LinkageError unknown) {
      return "another one";
    }
  }
}
