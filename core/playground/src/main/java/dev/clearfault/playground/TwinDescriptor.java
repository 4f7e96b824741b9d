package dev.clearfault.playground;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The {@code web.xml} of the WAR with one difference, so that two answers can be compared and
 * nothing else is different.
 */
final class TwinDescriptor {
  private static final String FILTER = "clearfault";

  private final Document document;

  private TwinDescriptor(Document document) {
    this.document = document;
  }

  static TwinDescriptor of(Path war) throws IOException {
    try (ZipFile zip = new ZipFile(war.toFile());
        InputStream descriptor = zip.getInputStream(zip.getEntry("WEB-INF/web.xml"))) {
      return new TwinDescriptor(
          DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(descriptor));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(e);
    }
  }

  /** Removes the filter that answers failures, and the error page that leads to it. */
  void removeErrorLayer() {
    for (String tag : List.of("filter", "filter-mapping", "error-page")) {
      for (Element element : elements(tag)) {
        if (tag.equals("error-page") || isOfFilter(element)) {
          element.getParentNode().removeChild(element);
        }
      }
    }
  }

  /** Gives the filter that answers failures another format. */
  void setFormat(String format) {
    for (Element filter : elements("filter")) {
      if (isOfFilter(filter)) {
        Element parameter = document.createElement("init-param");
        parameter.appendChild(text("param-name", "format"));
        parameter.appendChild(text("param-value", format));
        filter.appendChild(parameter);
      }
    }
  }

  /** Writes the descriptor, and returns the file. */
  Path write(Path file) throws IOException {
    try {
      TransformerFactory.newDefaultInstance()
          .newTransformer()
          .transform(new DOMSource(document), new StreamResult(file.toFile()));
      return file;
    } catch (TransformerException e) {
      throw new IOException(e);
    }
  }

  private Element text(String tag, String text) {
    Element element = document.createElement(tag);
    element.setTextContent(text);
    return element;
  }

  private static boolean isOfFilter(Element element) {
    NodeList names = element.getElementsByTagName("filter-name");
    return names.getLength() > 0 && names.item(0).getTextContent().strip().equals(FILTER);
  }

  /** Returns a copy, because the list of the document changes with it. */
  private List<Element> elements(String tag) {
    NodeList found = document.getElementsByTagName(tag);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }
}
