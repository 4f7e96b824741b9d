package dev.clearfault.upstream.clients;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.Service.Mode;
import jakarta.xml.ws.soap.SOAPBinding;
import java.io.Closeable;
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.xml.namespace.QName;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.cxf.jaxrs.client.spec.ClientBuilderImpl;
import org.apache.cxf.jaxws.DispatchImpl;
import org.apache.cxf.transport.http.HTTPConduit;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jboss.resteasy.client.jaxrs.internal.ResteasyClientBuilderImpl;

/** The client libraries of Jakarta EE and MicroProfile, except Jersey. */
final class JakartaClients {
  static final QName SERVICE = new QName("urn:fixture", "Service");
  static final QName PORT = new QName("urn:fixture", "Port");

  /** What shows how a body of another type is reported. */
  private static final Set<String> READ_AS_A_CLASS =
      Set.of(
          "BAD_GZIP",
          "HTML_BODY",
          "HTML_AS_JSON",
          "CUT_JSON",
          "JSON_OF_ANOTHER_TYPE",
          "EMPTY_BODY",
          "NOT_FOUND");

  /** Metro reads no body of JSON, so that it meets no fault in one. */
  private static final Set<String> UNREAD_BY_METRO =
      Set.of(
          "STALLED_BODY",
          "SHORT_BODY",
          "CUT_CHUNKS",
          "RESET_IN_BODY",
          "OVERSIZE_BODY",
          "DRIPPING_HEAD",
          "DRIPPING_BODY",
          "TLS_CLOSE_IN_BODY");

  static {
    ConfigProviderResolver.setInstance(new NoConfiguration());
  }

  private JakartaClients() {}

  /** CXF reads bodies with java.net.http, which has no time limit for bodies. */
  static List<Case> cases() {
    return Case.ofHttp1(
            Map.of(
                "RESTEasy with a class",
                    (uri, tls, millis) -> read(new ResteasyClientBuilderImpl(), uri, tls, millis),
                "CXF with a class",
                    (uri, tls, millis) -> read(new ClientBuilderImpl(), uri, tls, millis),
                "MicroProfile REST Client with a class", JakartaClients::microProfileRead,
                "RESTEasy", JakartaClients::resteasy,
                "RESTEasy async", JakartaClients::resteasyAsync,
                "MicroProfile REST Client", JakartaClients::microProfile,
                "CXF", JakartaClients::cxf,
                "CXF async", JakartaClients::cxfAsync,
                "CXF JAX-WS", JakartaClients::jaxWs,
                "Metro JAX-WS", MetroClients::jaxWs))
        .stream()
        .filter(c -> !c.client().endsWith("a class") || READ_AS_A_CLASS.contains(c.fault()))
        .filter(c -> !(c.client().startsWith("CXF") && c.fault().equals("STALLED_BODY")))
        .filter(c -> !(c.client().startsWith("Metro") && UNREAD_BY_METRO.contains(c.fault())))
        .toList();
  }

  private static void resteasy(URI uri, SSLContext tls, int millis) {
    get(new ResteasyClientBuilderImpl(), uri, tls, millis);
  }

  private static void resteasyAsync(URI uri, SSLContext tls, int millis) throws Exception {
    getAsync(new ResteasyClientBuilderImpl(), uri, tls, millis);
  }

  private static void cxf(URI uri, SSLContext tls, int millis) {
    get(new ClientBuilderImpl(), uri, tls, millis);
  }

  private static void cxfAsync(URI uri, SSLContext tls, int millis) throws Exception {
    getAsync(new ClientBuilderImpl(), uri, tls, millis);
  }

  private static void get(ClientBuilder builder, URI uri, SSLContext tls, int millis) {
    try (Client client = patient(builder, tls, millis)) {
      client.target(uri).request().get(String.class);
    }
  }

  private static void read(ClientBuilder builder, URI uri, SSLContext tls, int millis) {
    try (Client client = patient(builder, tls, millis)) {
      client.target(uri).request().get(Item.class);
    }
  }

  /** What an application expects. */
  public record Item(String id) {}

  private static void getAsync(ClientBuilder builder, URI uri, SSLContext tls, int millis)
      throws Exception {
    try (Client client = patient(builder, tls, millis)) {
      client.target(uri).request().rx().get(String.class).toCompletableFuture().get();
    }
  }

  static Client patient(ClientBuilder builder, SSLContext tls, int millis) {
    return builder
        .sslContext(tls)
        .connectTimeout(millis, TimeUnit.MILLISECONDS)
        .readTimeout(millis, TimeUnit.MILLISECONDS)
        .build();
  }

  /** The interface that an application declares for MicroProfile. */
  @Path("/")
  public interface Api extends Closeable {
    /** Reads the one resource. */
    @GET
    String get();

    /** Reads it as a class. */
    @GET
    @Path("item")
    Item item();
  }

  private static void microProfile(URI uri, SSLContext tls, int millis) throws Exception {
    try (Api api = api(uri, tls, millis)) {
      api.get();
    }
  }

  private static void microProfileRead(URI uri, SSLContext tls, int millis) throws Exception {
    try (Api api = api(uri, tls, millis)) {
      api.item();
    }
  }

  private static Api api(URI uri, SSLContext tls, int millis) {
    return RestClientBuilder.newBuilder()
        .baseUri(uri)
        .sslContext(tls)
        .connectTimeout(millis, TimeUnit.MILLISECONDS)
        .readTimeout(millis, TimeUnit.MILLISECONDS)
        .followRedirects(true)
        .build(Api.class);
  }

  private static void jaxWs(URI uri, SSLContext tls, int millis) {
    Dispatch<Source> dispatch = dispatch(uri.toString());
    HTTPConduit conduit = (HTTPConduit) ((DispatchImpl<?>) dispatch).getClient().getConduit();
    conduit.getClient().setConnectionTimeout(millis);
    conduit.getClient().setReceiveTimeout(millis);
    TLSClientParameters parameters = new TLSClientParameters();
    parameters.setSslContext(tls);
    conduit.setTlsClientParameters(parameters);
    invoke(dispatch);
  }

  static Dispatch<Source> dispatch(String address) {
    Service service = Service.create(SERVICE);
    service.addPort(PORT, SOAPBinding.SOAP11HTTP_BINDING, address);
    return service.createDispatch(PORT, Source.class, Mode.PAYLOAD);
  }

  static void invoke(Dispatch<Source> dispatch) {
    Object unused = dispatch.invoke(new StreamSource(new StringReader("<get/>")));
  }
}
