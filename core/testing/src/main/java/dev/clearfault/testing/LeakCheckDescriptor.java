package dev.clearfault.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Adds the servlet that throws to a {@code web.xml}. */
final class LeakCheckDescriptor {
  private static final String NAME = "clearfault-leak-check";
  private static final String NAMESPACE = "https://jakarta.ee/xml/ns/jakartaee";

  private LeakCheckDescriptor() {}

  /** Returns the descriptor with the servlet; an application without one gets the shortest. */
  static byte[] with(Path descriptor, String path) throws IOException {
    try {
      Document document = Files.exists(descriptor) ? read(descriptor) : shortest();
      Element root = document.getDocumentElement();
      Element servlet = add(root, "servlet", "");
      add(servlet, "servlet-name", NAME);
      add(servlet, "servlet-class", LeakCheckServlet.class.getName());
      add(servlet, "async-supported", "true");
      Element mapping = add(root, "servlet-mapping", "");
      add(mapping, "servlet-name", NAME);
      add(mapping, "url-pattern", path);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      TransformerFactory.newDefaultInstance()
          .newTransformer()
          .transform(new DOMSource(document), new StreamResult(bytes));
      return bytes.toByteArray();
    } catch (ParserConfigurationException | SAXException | TransformerException e) {
      throw new IOException("WEB-INF/web.xml cannot be changed", e);
    }
  }

  private static Document read(Path descriptor)
      throws IOException, ParserConfigurationException, SAXException {
    try (InputStream in = Files.newInputStream(descriptor)) {
      return builder().parse(in);
    }
  }

  private static Document shortest() throws ParserConfigurationException {
    Document document = builder().newDocument();
    Element root = document.createElementNS(NAMESPACE, "web-app");
    root.setAttribute("version", "6.0");
    document.appendChild(root);
    return document;
  }

  /** Loads nothing from elsewhere. */
  private static DocumentBuilder builder() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    return factory.newDocumentBuilder();
  }

  private static Element add(Element parent, String name, String text) {
    Element element =
        parent
            .getOwnerDocument()
            .createElementNS(
                parent.getNamespaceURI(),
                parent.getPrefix() == null ? name : parent.getPrefix() + ":" + name);
    element.setTextContent(text);
    parent.appendChild(element);
    return element;
  }
}
