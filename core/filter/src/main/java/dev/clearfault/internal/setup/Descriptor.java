package dev.clearfault.internal.setup;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The filters and error pages of {@code WEB-INF/web.xml}: the Servlet API shows neither the order
 * of filters nor their dispatchers.
 *
 * @param filters in the order of the file
 * @param mappings in the order of the file, which is the order of the calls
 * @param errorPages the locations
 * @param servlets the names of their classes by the names of servlets
 * @param patterns those that servlets are mapped to, by the names of servlets
 * @param servletParameters their init-params, by the names of servlets
 * @param formSizes how large a form in parts may be, as it is written, by the names of servlets
 *     that take such forms; empty for no limit
 * @param names the name of the application for people; empty if it has none
 * @param complete what {@code metadata-complete} of the file says; empty if nothing
 */
record Descriptor(
    List<Filter> filters,
    List<Mapping> mappings,
    Set<String> errorPages,
    Map<String, String> servlets,
    Map<String, List<String>> patterns,
    Map<String, Map<String, String>> servletParameters,
    Map<String, String> formSizes,
    List<String> names,
    Set<String> complete) {

  private static final String PARTS = "multipart-config";

  /** A declared filter. */
  record Filter(
      String name, String className, boolean asyncSupported, Map<String, String> parameters) {}

  /** A mapping of a filter, with the dispatches that it sees. */
  record Mapping(String filter, List<String> patterns, Set<String> dispatchers) {

    /** Without any, a mapping sees requests alone (Jakarta Servlet 6.0 section 6.2.5). */
    Mapping {
      dispatchers = dispatchers.isEmpty() ? Set.of("REQUEST") : dispatchers;
    }
  }

  /** Returns whether a filter is of a class. */
  boolean isOf(String className, String filter) {
    return filters.stream()
        .filter(each -> each.name().equals(filter))
        .anyMatch(each -> each.className().equals(className));
  }

  /** Returns what to write into a mapping that is to see some dispatches. */
  static String elements(List<String> dispatchers) {
    return dispatchers.stream()
        .map(each -> "<dispatcher>" + each + "</dispatcher>")
        .collect(Collectors.joining());
  }

  /**
   * Reads the file.
   *
   * @throws XMLStreamException if it is not well-formed; the container reports that, too
   */
  static Descriptor read(InputStream webXml) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    // The reader fetches nothing and expands nothing, whatever the file contains.
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader xml = factory.createXMLStreamReader(webXml);
    Descriptor descriptor =
        new Descriptor(
            new ArrayList<>(),
            new ArrayList<>(),
            new TreeSet<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new ArrayList<>(),
            new TreeSet<>());
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        descriptor.add(xml);
      }
    }
    return descriptor;
  }

  private void add(XMLStreamReader xml) throws XMLStreamException {
    switch (xml.getLocalName()) {
      case "web-app" -> {
        String says = xml.getAttributeValue(null, "metadata-complete");
        complete.addAll(says == null ? Set.of() : Set.of(says.trim()));
      }
      case "filter" -> {
        Texts texts = Texts.of(xml);
        filters.add(
            new Filter(
                texts.first("filter-name"),
                texts.first("filter-class"),
                texts.first("async-supported").equals("true"),
                texts.parameters));
      }
      case "filter-mapping" -> {
        Texts texts = Texts.of(xml);
        mappings.add(
            new Mapping(
                texts.first("filter-name"),
                texts.all("url-pattern"),
                new TreeSet<>(texts.all("dispatcher"))));
      }
      case "servlet" -> {
        Texts texts = Texts.of(xml);
        servlets.put(texts.first("servlet-name"), texts.first("servlet-class"));
        servletParameters.put(texts.first("servlet-name"), texts.parameters);
        if (texts.names.contains(PARTS)) {
          formSizes.put(texts.first("servlet-name"), texts.first("max-request-size"));
        }
      }
      case "servlet-mapping" -> {
        Texts texts = Texts.of(xml);
        patterns
            .computeIfAbsent(texts.first("servlet-name"), name -> new ArrayList<>())
            .addAll(texts.all("url-pattern"));
      }
      case "display-name" -> names.add(xml.getElementText().trim());
      case "error-page" -> errorPages.add(Texts.of(xml).first("location"));
      default -> {
        // Other elements have nothing to do with errors.
      }
    }
  }

  /** Returns whether annotations register nothing (Jakarta Servlet 6.0 section 8.1). */
  boolean isComplete() {
    return complete.contains("true") || complete.contains("1");
  }

  /** The elements that hold others. */
  private static final Set<String> NESTED =
      Set.of("icon", "init-param", PARTS, "run-as", "security-role-ref");

  /** The texts of the direct children of an element. */
  private record Texts(List<String> names, List<String> values, Map<String, String> parameters) {

    static Texts of(XMLStreamReader xml) throws XMLStreamException {
      Texts texts = new Texts(new ArrayList<>(), new ArrayList<>(), new TreeMap<>());
      String parameter = "";
      for (int depth = 1; depth > 0; ) {
        int event = xml.next();
        String name = event == XMLStreamConstants.START_ELEMENT ? xml.getLocalName() : "";
        if (name.equals("param-name")) {
          parameter = xml.getElementText().trim();
        } else if (name.equals("param-value")) {
          texts.parameters.put(parameter, xml.getElementText().trim());
        } else if (!name.isEmpty() && !NESTED.contains(name)) {
          texts.names.add(name);
          texts.values.add(xml.getElementText().trim());
        } else if (event == XMLStreamConstants.START_ELEMENT) {
          texts.names.add(name);
          texts.values.add("");
          depth++;
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
        }
      }
      return texts;
    }

    String first(String name) {
      int index = names.indexOf(name);
      return index < 0 ? "" : values.get(index);
    }

    List<String> all(String name) {
      List<String> all = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        if (names.get(i).equals(name)) {
          all.add(values.get(i));
        }
      }
      return all;
    }
  }
}
