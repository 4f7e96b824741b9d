package dev.clearfault.internal.json;

import tools.jackson.databind.cfg.PackageVersion;

/** The version of Jackson that the application has. */
final class JacksonVersion {
  /** The advice if a library is missing or too old. */
  static final String REMEDY =
      "Add tools.jackson.core:jackson-databind and the newest"
          + " com.fasterxml.jackson.core:jackson-annotations to the application (importing"
          + " tools.jackson:jackson-bom gives both)";

  private JacksonVersion() {}

  static String text() {
    try {
      return PackageVersion.VERSION.toString();
    } catch (LinkageError unknown) {
      return "another version";
    }
  }
}
