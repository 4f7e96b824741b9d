package dev.clearfault.jaxrs;

import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;

/**
 * Jersey asks no mapper if an exception has an entity, so the answer of a called service would go
 * to the client. Reached only where Jersey is present.
 */
record JerseyListener(ThrowableMapper all)
    implements ApplicationEventListener, RequestEventListener {
  @Override
  public void onEvent(ApplicationEvent event) {
    // Only requests matter.
  }

  @Override
  public RequestEventListener onRequest(RequestEvent event) {
    return this;
  }

  @Override
  public void onEvent(RequestEvent event) {
    Throwable thrown = event.getException();
    if (event.getType() == RequestEvent.Type.ON_EXCEPTION && thrown != null) {
      all.reportAnswerOfUpstream(thrown);
    }
  }
}
