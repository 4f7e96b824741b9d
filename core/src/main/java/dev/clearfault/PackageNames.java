package dev.clearfault;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Names of packages, checked, as beginnings of the names of classes. */
final class PackageNames {
  private static final Pattern PACKAGE = Pattern.compile("[a-zA-Z_]\\w*(\\.[a-zA-Z_]\\w*)+");

  private PackageNames() {}

  /** Returns what the names of all classes in the packages start with. */
  static List<String> prefixes(String... packages) {
    return Arrays.stream(packages).map(PackageNames::prefix).toList();
  }

  private static String prefix(String name) {
    if (!PACKAGE.matcher(name).matches()) {
      throw FilterBuilder.refusal(
          "upstreamPackages", name, "write packages, such as java.sql, redis.clients");
    }
    return name + ".";
  }
}
