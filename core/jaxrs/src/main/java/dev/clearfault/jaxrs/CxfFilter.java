package dev.clearfault.jaxrs;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;

/**
 * Makes Apache CXF ask a mapper also if an exception has an entity, because the entity may be the
 * answer of a called service. Reached only where Apache CXF is present.
 */
@PreMatching
final class CxfFilter implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext context) {
    Message message = PhaseInterceptorChain.getCurrentMessage();
    if (message != null) {
      message.put("support.wae.spec.optimization", false);
    }
  }
}
