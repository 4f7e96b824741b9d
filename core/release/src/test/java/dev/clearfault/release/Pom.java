package dev.clearfault.release;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A POM as users get it. */
final class Pom {
  private static final XPath XPATH = XPathFactory.newInstance().newXPath();
  private final Document document;

  private Pom(Document document) {
    this.document = document;
  }

  /**
   * A dependency that reaches users.
   *
   * @param optional whether only those get it who name it
   */
  record Dependency(String groupId, String artifactId, String version, boolean optional) {
    String purl() {
      return "pkg:maven/%s/%s@%s?type=jar".formatted(groupId, artifactId, version);
    }
  }

  static Pom read(Path file) {
    try {
      return new Pom(
          DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file.toFile()));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException(file + " is not readable", e);
    }
  }

  boolean isPomOnly() {
    return text("/project/packaging").equals("pom");
  }

  /** The text at a path, or nothing. */
  String text(String path) {
    return evaluate(path, document).strip();
  }

  /** How many elements there are at a path. */
  int count(String path) {
    return nodes(path).size();
  }

  /** Those of the scopes compile and runtime. */
  List<Dependency> dependencies() {
    return nodes("/project/dependencies/dependency").stream()
        .filter(node -> List.of("", "compile", "runtime").contains(evaluate("scope", node)))
        .map(Pom::dependency)
        .toList();
  }

  /** The artifacts of ours that it manages. */
  List<String> managed() {
    return nodes("/project/dependencyManagement/dependencies/dependency").stream()
        .map(Pom::dependency)
        .filter(dependency -> dependency.groupId().equals("dev.clearfault"))
        .map(Dependency::artifactId)
        .toList();
  }

  private static Dependency dependency(Node node) {
    return new Dependency(
        evaluate("groupId", node),
        evaluate("artifactId", node),
        evaluate("version", node),
        evaluate("optional", node).equals("true"));
  }

  private List<Node> nodes(String path) {
    try {
      NodeList found = (NodeList) XPATH.evaluate(path, document, XPathConstants.NODESET);
      return IntStream.range(0, found.getLength()).mapToObj(found::item).toList();
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException(path, e);
    }
  }

  private static String evaluate(String path, Node node) {
    try {
      return XPATH.evaluate(path, node);
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException(path, e);
    }
  }
}
