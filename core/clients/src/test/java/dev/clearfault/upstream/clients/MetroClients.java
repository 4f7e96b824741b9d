package dev.clearfault.upstream.clients;

import com.sun.xml.ws.spi.ProviderImpl;
import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.Service.Mode;
import jakarta.xml.ws.soap.SOAPBinding;
import jakarta.xml.ws.spi.ServiceDelegate;
import java.net.URI;
import java.net.URL;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.xml.transform.Source;

/** Metro's JAX-WS, which is built on {@code HttpURLConnection}. */
final class MetroClients {
  private MetroClients() {}

  static void jaxWs(URI uri, SSLContext tls, int millis) {
    ServiceDelegate service =
        new ProviderImpl().createServiceDelegate((URL) null, JakartaClients.SERVICE, Service.class);
    service.addPort(JakartaClients.PORT, SOAPBinding.SOAP11HTTP_BINDING, uri.toString());
    Dispatch<Source> dispatch =
        service.createDispatch(JakartaClients.PORT, Source.class, Mode.PAYLOAD);
    Map<String, Object> context = ((BindingProvider) dispatch).getRequestContext();
    context.put("com.sun.xml.ws.connect.timeout", millis);
    context.put("com.sun.xml.ws.request.timeout", millis);
    context.put("com.sun.xml.ws.transport.https.client.SSLSocketFactory", tls.getSocketFactory());
    JakartaClients.invoke(dispatch);
  }
}
