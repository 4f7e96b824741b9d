package dev.clearfault.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The POM of a library, in the local repository. */
final class LibraryPom {
  /** SPDX's names of the licences that may be in a jar of ours, by what POMs call them. */
  private static final Map<Pattern, String> LICENCES =
      Map.of(
          named("apache.*2"), "Apache-2.0",
          named("(eclipse public license|epl).*2"), "EPL-2.0",
          named("\\bmit\\b"), "MIT",
          named("mpl 2"), "MPL-2.0",
          named("bsd.*2"), "BSD-2-Clause",
          named("bsd.*3"), "BSD-3-Clause",
          named("cc0"), "CC0-1.0");

  private final Path file;
  private final Element project;

  private LibraryPom(Path file) throws IOException {
    this.file = file;
    try {
      this.project =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(file.toFile())
              .getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(file.toString(), e);
    }
  }

  static LibraryPom beside(Path jar) throws IOException {
    return new LibraryPom(Path.of(jar.toString().replaceFirst("\\.jar$", ".pom")));
  }

  String name() {
    return String.valueOf(file.getName(file.getNameCount() - 3));
  }

  String version() {
    return String.valueOf(file.getName(file.getNameCount() - 2));
  }

  /** Returns those licences that allow it to be in a jar of ours; one is enough. */
  String licence() throws IOException {
    List<String> named = licences();
    List<String> known =
        named.stream()
            .flatMap(
                name ->
                    LICENCES.entrySet().stream()
                        .filter(entry -> entry.getKey().matcher(name).find())
                        .map(Map.Entry::getValue))
            .distinct()
            .sorted()
            .toList();
    if (known.isEmpty()) {
      throw new IllegalStateException(file + " has a licence that is not in the list: " + named);
    }
    return String.join(" or ", known);
  }

  private static Pattern named(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }

  /** Its own, or those of the nearest parent that has some. */
  private List<String> licences() throws IOException {
    List<Element> licences = children(project, "licenses");
    if (!licences.isEmpty()) {
      return children(licences.get(0), "license").stream()
          .map(licence -> text(licence, "name"))
          .toList();
    }
    List<Element> parents = children(project, "parent");
    if (parents.isEmpty()) {
      return List.of();
    }
    Element parent = parents.get(0);
    String artifact = text(parent, "artifactId");
    String version = text(parent, "version");
    Path pom = repository().resolve(text(parent, "groupId").replace('.', '/'));
    return new LibraryPom(
            pom.resolve(artifact).resolve(version).resolve(artifact + "-" + version + ".pom"))
        .licences();
  }

  /** The folder that the folders of the group, the artifact and the version begin in. */
  private Path repository() {
    Element named =
        children(project, "groupId").isEmpty() ? children(project, "parent").get(0) : project;
    int below = text(named, "groupId").split("\\.").length + 3;
    return file.resolve("../".repeat(below)).normalize();
  }

  private static String text(Element element, String name) {
    return children(element, name).get(0).getTextContent().strip();
  }

  private static List<Element> children(Element element, String name) {
    NodeList nodes = element.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(node -> node.getNodeName().equals(name))
        .map(Element.class::cast)
        .toList();
  }
}
