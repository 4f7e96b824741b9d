package dev.clearfault.frameworks.jaxrs;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.ArrayList;
import java.util.List;

/** Shows what the filter has reported since the last call. */
@Path("/probe")
public class Probe {
  @GET
  @Produces("text/plain")
  public String take() {
    List<String> taken = new ArrayList<>();
    for (String code = Recording.CODES.poll(); code != null; code = Recording.CODES.poll()) {
      taken.add(code);
    }
    return String.join("\n", taken);
  }
}
