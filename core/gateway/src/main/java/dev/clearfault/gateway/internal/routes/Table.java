package dev.clearfault.gateway.internal.routes;

import dev.clearfault.Upstream;
import dev.clearfault.internal.http.ClientAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All routes of a file. Immutable and thread-safe.
 *
 * @param routes those with longer prefixes first
 * @param trusted the proxies whose forwarding fields are passed on; null for none
 * @param reload how often the files are looked at; null for never
 */
public record Table(
    List<Route> routes, @Nullable ClientAddress trusted, @Nullable Duration reload) {
  /** Sorts the routes. */
  public Table {
    routes =
        routes.stream()
            .sorted(Comparator.comparing((Route each) -> -each.prefix().length()))
            .toList();
  }

  /** Returns the route of a path behind that of the servlet; null if there is none. */
  public @Nullable Route find(String rest) {
    for (Route each : routes) {
      if (each.path(rest) != null) {
        return each;
      }
    }
    return null;
  }

  /** Returns whether some paths of a template, which is a route's, are those of another route. */
  public boolean isShared(Route route, String template) {
    return routes.stream()
        .filter(each -> !each.equals(route) && each.prefix().startsWith(route.prefix()))
        .anyMatch(each -> Route.meets(each.prefix(), template));
  }

  /** Returns what calls the services. */
  public List<Upstream> upstreams() {
    return routes.stream().map(Route::upstream).distinct().toList();
  }
}
