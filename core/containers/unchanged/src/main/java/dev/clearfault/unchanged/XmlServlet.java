package dev.clearfault.unchanged;

import jakarta.xml.bind.JAXB;
import jakarta.xml.bind.JAXBContext;
import java.io.InputStream;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamReader;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

/** Reads with the parsers of the JDK and with JAXB. */
public final class XmlServlet extends ReadingServlet {
  private static final long serialVersionUID = 1L;

  /** Knows the ways. */
  public XmlServlet() {
    way("jaxbStream", r -> jaxb(r.getInputStream()));
    way("jaxbReader", r -> JAXB.unmarshal(r.getReader(), Order.class));
    way("jaxbText", r -> JAXB.unmarshal(new StringReader(text(r)), Order.class));
    way("sax", r -> sax(r.getInputStream()));
    way("dom", r -> builder(false).parse(r.getInputStream()));
    way("domText", r -> builder(false).parse(new InputSource(new StringReader(text(r)))));
    way("domHardened", r -> builder(true).parse(r.getInputStream()));
    way("stax", r -> stax(r.getInputStream()));
    way(
        "staxEvents",
        r -> {
          XMLEventReader xml = XMLInputFactory.newFactory().createXMLEventReader(r.getReader());
          while (xml.hasNext()) {
            xml.nextEvent();
          }
          return xml;
        });
    way(
        "wrapped",
        r -> {
          try {
            return jaxb(r.getInputStream());
          } catch (Exception e) {
            throw new ServiceException("cannot read", e);
          }
        });
  }

  static Object jaxb(InputStream in) throws Exception {
    return JAXBContext.newInstance(Order.class).createUnmarshaller().unmarshal(in);
  }

  static Object sax(InputStream in) throws Exception {
    SAXParserFactory.newInstance().newSAXParser().parse(in, new DefaultHandler());
    return in;
  }

  static Object stax(InputStream in) throws Exception {
    XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(in);
    while (xml.hasNext()) {
      xml.next();
    }
    return xml;
  }

  private static DocumentBuilder builder(boolean hardened) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    if (hardened) {
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    }
    return factory.newDocumentBuilder();
  }
}
