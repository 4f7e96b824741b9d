package dev.clearfault.frameworks.jaxrs;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;

/** What fails while an answer is written. */
@Path("/streams")
public class Streams {
  /** Cannot be written. */
  public static class Unwritable {
    /** Fails. */
    public String getName() {
      throw new IllegalStateException("secret");
    }
  }

  @GET
  @Path("/unwritable")
  @Produces("application/json")
  public Unwritable unwritable() {
    return new Unwritable();
  }

  @GET
  @Path("/at-once")
  @Produces("text/plain")
  public StreamingOutput atOnce() {
    return out -> {
      throw new IllegalStateException("secret");
    };
  }

  @GET
  @Path("/in-the-middle")
  @Produces("text/plain")
  public StreamingOutput inTheMiddle() {
    return out -> {
      out.write("begun".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      throw new IllegalStateException("secret");
    };
  }
}
