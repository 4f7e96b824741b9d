package dev.clearfault.frameworks.jaxrs;

import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/** The same exceptions, from another thread. */
@Path("/later")
@Produces("text/plain")
public class Later {
  @GET
  @Path("/suspended/{what}")
  public void suspended(@PathParam("what") String what, @Suspended AsyncResponse response) {
    ForkJoinPool.commonPool()
        .execute(
            () -> {
              if (what.equals("fine")) {
                response.resume("fine");
              } else {
                response.resume(Thrown.of(what));
              }
            });
  }

  @GET
  @Path("/stage/{what}")
  public CompletionStage<String> stage(@PathParam("what") String what) {
    return CompletableFuture.supplyAsync(() -> "fine")
        .thenCompose(
            fine ->
                what.equals(fine)
                    ? CompletableFuture.completedFuture(fine)
                    : CompletableFuture.failedFuture(Thrown.of(what)));
  }

  /** Nobody answers in time. */
  @GET
  @Path("/never")
  public void never(@Suspended AsyncResponse response) {
    response.setTimeout(50, TimeUnit.MILLISECONDS);
  }

  @POST
  @Path("/order")
  @Consumes("application/json")
  public CompletionStage<String> order(@Valid Order order) {
    return CompletableFuture.completedFuture("fine");
  }
}
