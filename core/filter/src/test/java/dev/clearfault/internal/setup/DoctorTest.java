package dev.clearfault.internal.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clearfault.ExceptionMappingFilter;
import dev.clearfault.FakeConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoctorTest {
  private static final String FILTER =
      """
      <filter><filter-name>clearfault</filter-name>
        <filter-class>%s</filter-class>
        <async-supported>true</async-supported>
        <init-param><param-name>log</param-name><param-value>off</param-value></init-param>
      </filter>
      """
          .formatted(ExceptionMappingFilter.class.getName());
  private static final String MAPPING =
      """
      <filter-mapping><filter-name>clearfault</filter-name><url-pattern>/*</url-pattern>
        <dispatcher>REQUEST</dispatcher><dispatcher>ASYNC</dispatcher>
        <dispatcher>ERROR</dispatcher>
      </filter-mapping>
      """;
  private static final String ERROR_PAGE =
      "<error-page><location>/problems/error</location></error-page>";

  private static FakeConfig with(String content) {
    return new FakeConfig(Map.of("log", "off", "strict", "true"))
        .withWebXml(
            "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\">" + content + "</web-app>");
  }

  private static List<String> findings(String content) {
    ServletContext context = with(content).getServletContext();
    return Doctor.findings(context, "clearfault", "/problems/error");
  }

  @Test
  void goodSetUpHasNoFinding() {
    assertThat(findings(FILTER + MAPPING + ERROR_PAGE)).isEmpty();
    assertThatCode(() -> new ExceptionMappingFilter().init(with(FILTER + MAPPING + ERROR_PAGE)))
        .doesNotThrowAnyException();
  }

  @Test
  void filterHasToSupportAsynchronousProcessing() {
    String filter = FILTER.replace("<async-supported>true</async-supported>", "");
    assertThat(findings(filter + MAPPING + ERROR_PAGE))
        .singleElement()
        .asString()
        .contains("'clearfault'", "write <async-supported>true</async-supported>");
  }

  @Test
  void filterHasToBeOutermost() {
    String other =
        "<filter-mapping><filter-name>security</filter-name><url-pattern>/*</url-pattern>"
            + "</filter-mapping>";
    assertThat(findings(FILTER + other + MAPPING + ERROR_PAGE))
        .singleElement()
        .asString()
        .contains("after 'security'", "before all others");
    assertThat(findings(FILTER + MAPPING + other + ERROR_PAGE)).isEmpty();
  }

  @Test
  void aContractComesBeforeTheClasses() {
    String contract = other("contract", "dev.clearfault.contract.ContractFilter");
    String classes = other("validation", "dev.clearfault.ValidationFilter");
    assertThat(findings(FILTER + MAPPING + classes + contract + ERROR_PAGE))
        .singleElement()
        .asString()
        .contains("'contract' is mapped after 'validation'", "before that one");
    assertThat(findings(FILTER + MAPPING + contract + classes + ERROR_PAGE)).isEmpty();
    assertThat(findings(FILTER + MAPPING + contract + ERROR_PAGE)).isEmpty();
  }

  /** Returns a filter that is declared and mapped as the documentation says. */
  private static String other(String name, String type) {
    return """
        <filter><filter-name>%1$s</filter-name><filter-class>%2$s</filter-class>
          <async-supported>true</async-supported></filter>
        <filter-mapping><filter-name>%1$s</filter-name><url-pattern>/*</url-pattern>
          <dispatcher>REQUEST</dispatcher><dispatcher>FORWARD</dispatcher>
          <dispatcher>ASYNC</dispatcher></filter-mapping>
        """
        .formatted(name, type);
  }

  private static void hasOneFinding(String content, String... texts) {
    assertThat(findings(FILTER + content + ERROR_PAGE)).singleElement().asString().contains(texts);
    assertThatThrownBy(() -> new ExceptionMappingFilter().init(with(FILTER + content + ERROR_PAGE)))
        .isInstanceOf(ServletException.class)
        .hasMessageContainingAll(texts);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"dev.clearfault.contract.ContractFilter", "dev.clearfault.ValidationFilter"})
  void aFilterThatChecksRequestsHasToSeeAllOfThem(String type) {
    String good = other("checks", type);
    hasOneFinding(
        MAPPING + good.replace("<async-supported>true</async-supported>", ""),
        "'checks' does not support asynchronous",
        "write <async-supported>true</async-supported>");
    hasOneFinding(
        MAPPING
            + good.replace("<dispatcher>FORWARD</dispatcher>", "")
                .replace("<dispatcher>ASYNC</dispatcher>", ""),
        "'checks' does not see dispatches of ASYNC and FORWARD, so that",
        "<dispatcher>REQUEST</dispatcher><dispatcher>FORWARD</dispatcher>");
    hasOneFinding(good + MAPPING, "'clearfault' is mapped after 'checks'", "before all others");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"dev.clearfault.contract.ContractFilter", "dev.clearfault.ValidationFilter"})
  void aFilterThatChecksRequestsComesAfterAllOthers(String type) {
    String good = other("checks", type);
    String security = other("security", "com.example.Security");
    hasOneFinding(
        MAPPING + good + security,
        "'checks' is mapped before 'security', so that",
        "after those of all other filters");
    assertThat(findings(FILTER + MAPPING + security + good + ERROR_PAGE)).isEmpty();
    String apart = good.replace("/*<", "/api/*<") + security.replace("/*<", "/pages/*<");
    assertThat(findings(FILTER + MAPPING + apart + ERROR_PAGE)).isEmpty();
    String within = good + security.replace("/*<", "/pages/*<");
    assertThat(findings(FILTER + MAPPING + within + ERROR_PAGE)).hasSize(1);
  }

  @Test
  void filterHasToSeeAllDispatches() {
    String plain =
        "<filter-mapping><filter-name>clearfault</filter-name><url-pattern>/*</url-pattern>"
            + "</filter-mapping>";
    assertThat(findings(FILTER + plain + ERROR_PAGE))
        .singleElement()
        .asString()
        .contains("ASYNC and ERROR", "<dispatcher>ERROR</dispatcher>");
    assertThat(
            findings(FILTER + MAPPING.replace("<dispatcher>ASYNC</dispatcher>", "") + ERROR_PAGE))
        .singleElement()
        .asString()
        .contains("dispatches of ASYNC:");
  }

  @Test
  void filterHasToBeMappedOnce() {
    assertThat(findings(FILTER + MAPPING + MAPPING + ERROR_PAGE))
        .singleElement()
        .asString()
        .contains("mapped twice to '/*'");
    String second = FILTER.replace(">clearfault<", ">again<");
    assertThat(
            findings(
                FILTER
                    + second
                    + MAPPING
                    + MAPPING.replace(">clearfault<", ">again<")
                    + ERROR_PAGE))
        .singleElement()
        .asString()
        .contains("a second time as 'again'");
  }

  @Test
  void errorPagesOfTheApplicationCompeteOnlyWithAFilterForAllPaths() {
    String pages =
        "<error-page><error-code>404</error-code><location>/404.html</location></error-page>";
    assertThat(findings(FILTER + MAPPING + pages))
        .singleElement()
        .asString()
        .contains("'/404.html'", "<location>/problems/error</location>", "/api/*");
    assertThat(findings(FILTER + MAPPING.replace("/*<", "/api/*<") + pages)).isEmpty();
  }

  @Test
  void aFilterForAllPathsNeedsAnErrorPage() {
    assertThat(findings(FILTER + MAPPING))
        .singleElement()
        .asString()
        .contains("a servlet's init()", "<error-page><location>/problems/error</location>");
    assertThat(findings(FILTER + MAPPING.replace("/*<", "/api/*<"))).isEmpty();
  }

  @Test
  void soDoesOneThatIsRegisteredInCode() {
    assertThat(findings("")).singleElement().asString().contains("<error-page>");
    assertThat(findings(ERROR_PAGE)).isEmpty();
    ServletContext partly = with("").mappedTo("/api/*").getServletContext();
    assertThat(Doctor.findings(partly, "clearfault", "/problems/error")).isEmpty();
  }

  @Test
  void aFilterThatIsMappedToNothingIsFound() {
    ServletContext context = new FakeConfig(Map.of()).mappedToNothing().getServletContext();
    assertThat(Doctor.findings(context, "clearfault", "/problems/error"))
        .singleElement()
        .asString()
        .contains("'clearfault' is mapped to nothing", "addMappingForUrlPatterns(", "\"/*\")");
  }

  @Test
  void strictTurnsFindingsIntoFailures() {
    assertThatThrownBy(() -> new ExceptionMappingFilter().init(with(FILTER + MAPPING + MAPPING)))
        .isInstanceOf(ServletException.class)
        .hasMessageContaining("cannot start filter 'clearfault'")
        .hasMessageContaining("mapped twice");
  }

  @Test
  void nothingIsFetchedOrExpandedAndBrokenXmlIsLeftToTheContainer() {
    String hostile =
        "<!DOCTYPE web-app [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><web-app>&x;</web-app>";
    ServletContext context = new FakeConfig(Map.of()).withWebXml(hostile).getServletContext();
    assertThat(Doctor.findings(context, "clearfault", "/problems/error")).isEmpty();
    assertThat(findings("<filter>")).isEmpty();
  }

  @Test
  void tooOldAnnotationsAreToldInPlainWords() throws IOException {
    ClassLoader own = DoctorTest.class.getClassLoader();
    try (URLClassLoader old =
        new URLClassLoader(new URL[0], own) {
          @Override
          public Class<?> loadClass(String name) throws ClassNotFoundException {
            if (name.equals("com.fasterxml.jackson.annotation.JsonSerializeAs")) {
              throw new ClassNotFoundException(name);
            }
            return super.loadClass(name);
          }
        }) {
      ServletContext context = new FakeConfig(Map.of()).withLoader(old).getServletContext();
      assertThat(Doctor.findings(context, "clearfault", "/problems/error"))
          .singleElement()
          .asString()
          .contains("jackson-annotations 2.21 or newer");
    }
  }
}
