package dev.clearfault.upstream.clients;

import static dev.clearfault.upstream.clients.OwnFaults.answered;
import static dev.clearfault.upstream.clients.OwnFaults.bug;
import static dev.clearfault.upstream.clients.OwnFaults.raise;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.WebServiceException;
import java.net.URI;
import java.util.List;
import javax.xml.transform.Source;
import org.apache.cxf.interceptor.Interceptor;
import org.apache.cxf.jaxrs.client.spec.ClientBuilderImpl;
import org.apache.cxf.jaxws.DispatchImpl;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jboss.resteasy.client.jaxrs.internal.ResteasyClientBuilderImpl;

/** Wrong use of the libraries of {@link JakartaClients}. */
final class JakartaOwnFaults {
  private static final ClientRequestFilter BUGGY_REQUEST = request -> bug();
  private static final ClientResponseFilter BUGGY_RESPONSE = (request, response) -> bug();

  private JakartaOwnFaults() {}

  static List<Case> cases() {
    return List.of(
        OwnFaults.of(
            "RESTEasy", "BUG_BEFORE_CALL", () -> filtered(new ResteasyClientBuilderImpl())),
        OwnFaults.of(
            "RESTEasy",
            "BUG_IN_CALLBACK",
            answered(uri -> get(new ResteasyClientBuilderImpl().register(BUGGY_RESPONSE), uri))),
        OwnFaults.of("RESTEasy", "CLOSED_CLIENT", () -> closed(new ResteasyClientBuilderImpl())),
        OwnFaults.of("MicroProfile REST Client", "BUG_BEFORE_CALL", JakartaOwnFaults::microProfile),
        OwnFaults.of("CXF", "BUG_BEFORE_CALL", () -> filtered(new ClientBuilderImpl())),
        OwnFaults.of(
            "CXF",
            "BUG_IN_CALLBACK",
            answered(uri -> get(new ClientBuilderImpl().register(BUGGY_RESPONSE), uri))),
        OwnFaults.of("CXF", "CLOSED_CLIENT", () -> closed(new ClientBuilderImpl())),
        OwnFaults.of("CXF JAX-WS", "BUG_BEFORE_CALL", JakartaOwnFaults::jaxWs),
        OwnFaults.of("CXF JAX-WS", "NO_URL", JakartaOwnFaults::noUrl),
        OwnFaults.of(
            "CXF JAX-WS", "OWN_ANSWER", () -> raise(new WebServiceException("no such order"))));
  }

  private static void filtered(ClientBuilder builder) {
    get(builder.register(BUGGY_REQUEST), URI.create("http://localhost:1/"));
  }

  private static void get(ClientBuilder builder, URI uri) {
    try (Client client = builder.build()) {
      client.target(uri).request().get(String.class);
    }
  }

  private static void closed(ClientBuilder builder) {
    Client client = builder.build();
    client.close();
    client.target("http://localhost:1/").request().get(String.class);
  }

  private static void microProfile() throws Exception {
    try (JakartaClients.Api api =
        RestClientBuilder.newBuilder()
            .baseUri(URI.create("http://localhost:1/"))
            .register(BUGGY_REQUEST)
            .build(JakartaClients.Api.class)) {
      api.get();
    }
  }

  private static void jaxWs() {
    Dispatch<Source> dispatch = JakartaClients.dispatch("http://localhost:1/");
    Interceptor<Message> buggy =
        new AbstractPhaseInterceptor<>(Phase.SETUP) {
          @Override
          public void handleMessage(Message message) {
            bug();
          }
        };
    ((DispatchImpl<?>) dispatch).getClient().getOutInterceptors().add(buggy);
    JakartaClients.invoke(dispatch);
  }

  private static void noUrl() {
    JakartaClients.invoke(JakartaClients.dispatch("nonsense"));
  }
}
