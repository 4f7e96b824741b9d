package dev.clearfault.unchanged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.internal.evidence.BodyEvidence;
import dev.clearfault.internal.evidence.BodyRead;
import dev.clearfault.unchanged.Blame.Library;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.Unmarshaller;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** An answer of a service violates its schema, too, and all SOAP messages begin alike. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<s:order xmlns:s='urn:shop' id='1'><s:name>a</s:name><s:amount>many</s:amount></s:order>",
        "<s:order xmlns:s='urn:shop' id='a value that is long'><s:name>a</s:name></s:order>",
        "<s:order xmlns:s='urn:shop'><s:name>a</s:name></s:order>",
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body/></s:Envelope>"
      })
  void violationProvesNothing(String text) {
    for (Library library : List.of(VALIDATOR, JAXB)) {
      Throwable thrown = library.failure(text);
      assertThat(thrown).hasStackTraceContaining("cvc-");
      assertThat(Blame.xml(text, thrown)).isNull();
    }
  }

  /** JAXB stops at the root. Who has read the body to its end has accepted its root. */
  @Test
  void rootThatIsNotExpectedCountsOnlyIfTheBodyWasNotReadToItsEnd() {
    String text = "<other>\n<name>a</name></other>";
    boolean[] isEnd = new boolean[1];
    Library library = in -> XmlServlet.jaxb(observed(in, isEnd));
    Throwable thrown = library.failure(text);
    assertThat(isEnd[0]).isFalse();
    BodyRead stopped = new BodyRead(null, text, true, false, -1, "application/xml");
    assertThat(BodyEvidence.of(Causes.chain(thrown), stopped)).isNotNull();
    assertThat(Blame.xml(text, thrown)).isNull();
  }

  private static InputStream observed(InputStream in, boolean[] isEnd) {
    return new FilterInputStream(in) {
      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        isEnd[0] |= read < 0;
        return read;
      }
    };
  }
}
