package dev.clearfault.internal.container;

import java.util.List;

/** A server that the library does not know: it is taken at the Servlet API's word. */
final class UnknownContainer extends Container {
  @Override
  List<String> packages() {
    return List.of();
  }
}
