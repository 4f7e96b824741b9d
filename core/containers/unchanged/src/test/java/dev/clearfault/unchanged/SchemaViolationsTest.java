package dev.clearfault.unchanged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.internal.evidence.BodyFault;
import dev.clearfault.internal.evidence.BodyFault.Kind;
import dev.clearfault.spi.Evidence;
import dev.clearfault.unchanged.Blame.Library;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.Unmarshaller;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.io.StringReader;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The application checks XML against a schema. */
class SchemaViolationsTest {
  private static final String XSD =
      """
      <xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:shop'
          xmlns='urn:shop' elementFormDefault='qualified'>
        <xs:simpleType name='code'>
          <xs:restriction base='xs:string'><xs:pattern value='C-[0-9]+'/></xs:restriction>
        </xs:simpleType>
        <xs:element name='order'>
          <xs:complexType>
            <xs:sequence>
              <xs:element name='name' type='xs:string'/>
              <xs:element name='amount' type='xs:int'/>
              <xs:element name='code' type='code' minOccurs='0'/>
            </xs:sequence>
            <xs:attribute name='id' type='xs:int' use='required'/>
          </xs:complexType>
        </xs:element>
      </xs:schema>
      """;

  /** What the application reads. */
  @XmlRootElement(name = "order", namespace = "urn:shop")
  static final class ShopOrder {}

  private static final Library VALIDATOR =
      in -> {
        schema().newValidator().validate(new StreamSource(in));
        return in;
      };

  private static final Library JAXB =
      in -> {
        Unmarshaller unmarshaller = JAXBContext.newInstance(ShopOrder.class).createUnmarshaller();
        unmarshaller.setSchema(schema());
        return unmarshaller.unmarshal(in);
      };

  private static Schema schema() throws Exception {
    return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(new StreamSource(new StringReader(XSD)));
  }

  private static String order(String head, String content) {
    return "<s:order xmlns:s='urn:shop'" + head + ">\n  " + content + "\n</s:order>";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "id='1'|<s:name>a</s:name><s:amount>many</s:amount>|2|46",
        "id='1'|<s:amount>1</s:amount>|2|13",
        "id='x'|<s:name>a</s:name>|1|36",
        "-|<s:name>a</s:name>|1|29",
        "id='1'|<s:name>a</s:name><s:amount>1</s:amount><s:code>D</s:code>|2|61",
        "id='1'|<s:name>a</s:name><s:amount>1</s:amount><s:more/>|2|52",
        "id='1'|<s:name>a</s:name>|3|11"
      })
  void violationHasItsLineAndColumn(
      @Nullable String attribute, String content, int line, int column) {
    String body = order(attribute == null ? "" : " " + attribute, content);
    for (Library library : List.of(VALIDATOR, JAXB)) {
      Throwable thrown = library.failure(body);
      assertThat(Blame.xml(body, thrown))
          .isEqualTo(
              new BodyFault(
                  Evidence.BODY_VALUE,
                  Kind.INVALID_VALUE,
                  line,
                  column,
                  List.of(),
                  null,
                  List.of(),
                  0));
      String other = "<a>\n  <b>of another kind</b>\n</a>";
      assertThat(Blame.xml(other, thrown)).as("another text").isNull();
      assertThat(Blame.xml("\n" + body, thrown)).as("another place").isNull();
      assertThat(Blame.json("{\"a\":\n 1}", thrown)).as("JSON").isNull();
    }
  }

  /** The same place has another element, or the same element has another text. */
  @Test
  void quotedTextMustStandAtThePlace() {
    String body = order(" id='1'", "<s:name>a</s:name><s:amount>many</s:amount>");
    Throwable thrown = VALIDATOR.failure(body);
    assertThat(Blame.xml(body, thrown)).isNotNull();
    assertThat(Blame.xml(body.replace("many", "lots"), thrown)).isNull();
    assertThat(Blame.xml(body.replace(">a<", ">abc<"), thrown)).isNull();
  }

  @Test
  void schemaThatIsBrokenIsOurs() {
    Library broken =
        in ->
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(
                    new StreamSource(new StringReader(XSD.replace("type='code'", "type='x'"))));
    String body = order(" id='1'", "<s:name>a</s:name><s:amount>1</s:amount>");
    assertThat(Blame.xml(body, broken.failure(body))).isNull();
  }
}
