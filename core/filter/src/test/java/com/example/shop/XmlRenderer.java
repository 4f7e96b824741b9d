package com.example.shop;

import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.spi.ProblemRenderer;
import java.io.ByteArrayOutputStream;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The XML of RFC 9457, appendix B, for clients that ask for it. */
public final class XmlRenderer implements ProblemRenderer {
  private static final String NAMESPACE = "urn:ietf:rfc:7807";

  @Override
  public List<String> mediaTypes() {
    return List.of("application/problem+xml");
  }

  @Override
  public byte[] render(ProblemDocument document) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("problem");
      xml.writeDefaultNamespace(NAMESPACE);
      element(xml, "type", document.type());
      element(xml, "title", document.title());
      element(xml, "status", Integer.toString(document.status()));
      element(xml, "instance", document.instance());
      element(xml, "code", document.code());
      xml.writeEndElement();
      xml.close();
      return bytes.toByteArray();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
