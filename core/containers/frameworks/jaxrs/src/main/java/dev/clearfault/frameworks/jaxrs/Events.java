package dev.clearfault.frameworks.jaxrs;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Semaphore;

/** Sends two events, the second one only after another request. */
@Path("/events")
public class Events {
  private static final Semaphore NEXT = new Semaphore(0);

  @GET
  @Produces("text/event-stream")
  public void send(@Context SseEventSink sink, @Context Sse sse) {
    ForkJoinPool.commonPool()
        .execute(
            () -> {
              try (sink) {
                sink.send(sse.newEvent("first"));
                NEXT.acquireUninterruptibly();
                sink.send(sse.newEvent("second"));
              }
            });
  }

  @GET
  @Path("/next")
  @Produces("text/plain")
  public String next() {
    NEXT.release();
    return "fine";
  }
}
