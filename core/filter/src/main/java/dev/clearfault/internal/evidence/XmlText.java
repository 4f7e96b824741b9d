package dev.clearfault.internal.evidence;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.internal.evidence.BodyFault.Kind;
import dev.clearfault.spi.Evidence;
import java.io.CharConversionException;
import java.io.StringReader;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The place where a text stops to be well-formed XML. Parsers that are set up with care refuse a
 * DOCTYPE, and others do not fail there.
 *
 * @param line the line, from 1
 * @param column the character of that line, from 1
 * @param root the namespace and the name of the outermost element; empty before it
 */
record XmlText(int line, int column, String root) {
  private static final int NEAR = 2;
  private static final String DOCTYPE = "<!DOCTYPE";
  private static final Pattern UNEXPECTED_ROOT =
      Pattern.compile("unexpected element \\(uri:\"([^\"]*)\", local:\"([^\"]+)\"\\)");

  static @Nullable BodyFault fault(Told told, List<Throwable> part, BodyRead body) {
    if (body.text().isBlank()) {
      boolean fits =
          body.whole()
              && told.line <= 1
              && told.column <= 1
              && told.isEnd
              && body.isDeclared("xml");
      return fits ? BodyFault.at(Evidence.MALFORMED_BODY, Kind.EMPTY, 0, 0) : null;
    }
    if (body.undecodable() >= 0) {
      boolean isCoding = part.stream().anyMatch(CharConversionException.class::isInstance);
      boolean fits = isCoding && body.isDeclared("xml");
      return fits ? encoding(body) : null;
    }
    XmlRefusal refusal = XmlRefusal.of(part);
    if (refusal != null) {
      return refusal.fault(told, body);
    }
    XmlText text = of(body);
    XmlText doctype = doctype(body);
    if (doctype != null && doctype.isNear(told)) {
      return BodyFault.at(
          Evidence.MALFORMED_BODY, Kind.MALFORMED_XML, doctype.line, doctype.column);
    }
    if (text.line > 0) {
      boolean distinct = text.line > 1 || text.column > 1 || body.isDeclared("xml");
      return distinct && text.isNear(told)
          ? BodyFault.at(Evidence.MALFORMED_BODY, Kind.MALFORMED_XML, text.line, text.column)
          : null;
    }
    // Many documents have the same root. Who has read all of the body has accepted its root.
    return !body.ended() && !text.root.isEmpty() && text.root.equals(unexpectedRoot(part))
        ? BodyFault.at(Evidence.BODY_VALUE, Kind.INVALID_VALUE, 0, 0)
        : null;
  }

  private static BodyFault encoding(BodyRead body) {
    Lines lines = Lines.of(body.text(), body.undecodable());
    return BodyFault.at(Evidence.MALFORMED_BODY, Kind.MALFORMED_XML, lines.line(), lines.column());
  }

  private static String unexpectedRoot(List<Throwable> part) {
    for (Throwable each : part) {
      Matcher matcher = UNEXPECTED_ROOT.matcher(Causes.message(each));
      if (matcher.find()) {
        return root(matcher.group(1), matcher.group(2));
      }
    }
    return "";
  }

  private static String root(@Nullable String namespace, String name) {
    return '{' + (namespace == null ? "" : namespace) + '}' + name;
  }

  private boolean isNear(Told told) {
    return told.line == line && Math.abs(told.column - column) <= NEAR;
  }

  static @Nullable XmlText doctype(BodyRead body) {
    int start = body.text().indexOf(DOCTYPE);
    Lines lines = Lines.of(body.text(), start + DOCTYPE.length());
    return start < 0 ? null : new XmlText(lines.line(), lines.column(), "");
  }

  private static XmlText of(BodyRead body) {
    String text = body.text();
    String root = "";
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text));
      while (xml.hasNext()) {
        xml.next();
        root =
            root.isEmpty() && xml.isStartElement()
                ? root(xml.getNamespaceURI(), xml.getLocalName())
                : root;
      }
    } catch (XMLStreamException stopped) {
      Location place = stopped.getLocation();
      boolean atEnd = place == null || place.getCharacterOffset() >= text.stripTrailing().length();
      return place == null || (atEnd && !body.whole())
          ? new XmlText(0, 0, root)
          : new XmlText(place.getLineNumber(), place.getColumnNumber(), root);
    }
    return new XmlText(0, 0, root);
  }
}
