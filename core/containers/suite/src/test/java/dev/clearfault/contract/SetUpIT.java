package dev.clearfault.contract;

import static dev.clearfault.demo.JsonBody.member;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Applications that are set up in code or wrongly: their answers and their messages on the console.
 */
class SetUpIT {
  private static final String JACKSON = "Add tools.jackson.core:jackson-databind";
  private static final String PROVIDER = "org.hibernate.validator:hibernate-validator";

  private static final List<String> LACKING =
      List.of("/no-databind", "/no-annotations", "/no-provider", "/no-logging", "/no-api");

  private static final String ORDERS =
      "<servlet><servlet-name>orders</servlet-name>"
          + "<servlet-class>com.example.shop.OrderServlet</servlet-class>"
          + "<async-supported>true</async-supported></servlet>"
          + "<servlet-mapping><servlet-name>orders</servlet-name>"
          + "<url-pattern>/orders</url-pattern></servlet-mapping>";

  private static final String IN_CODE =
      "<listener><listener-class>com.example.shop.ErrorLayer</listener-class></listener>"
          + ORDERS
          + "<error-page><location>/problems/error</location></error-page>";

  private static final String UNMAPPED = filter("ExceptionMappingFilter", "") + ORDERS;

  private static final String REFUSED =
      filter(
              "ExceptionMappingFilter",
              "<init-param><param-name>fromat</param-name><param-value>x</param-value></init-param>")
          + mapping("ExceptionMappingFilter");

  private static final String ACCEPTING =
      filter("ExceptionMappingFilter", "")
          + filter("ValidationFilter", "")
          + mapping("ExceptionMappingFilter")
          + mapping("ValidationFilter")
          + "<servlet><servlet-name>seats</servlet-name>"
          + "<servlet-class>com.example.shop.SeatServlet</servlet-class></servlet>"
          + "<servlet-mapping><servlet-name>seats</servlet-name>"
          + "<url-pattern>/seats/*</url-pattern></servlet-mapping>";

  private static String filter(String name, String initParam) {
    return "<filter><filter-name>%s</filter-name><filter-class>dev.clearfault.%s</filter-class>"
            .formatted(name, name)
        + "<async-supported>true</async-supported>"
        + initParam
        + "</filter>";
  }

  private static String mapping(String filter) {
    return "<filter-mapping><filter-name>"
        + filter
        + "</filter-name><url-pattern>/*</url-pattern><dispatcher>REQUEST</dispatcher>"
        + "<dispatcher>ASYNC</dispatcher><dispatcher>ERROR</dispatcher></filter-mapping>";
  }

  static List<Container> everyContainer() throws IOException {
    Path folder = Files.createDirectories(WorkFolder.of("set-up"));
    List<String> applications =
        List.of(
            "/in-code", war(folder, "in-code", IN_CODE, ""),
            "/unmapped", war(folder, "unmapped", UNMAPPED, ""),
            "/refused", war(folder, "refused", REFUSED, ""),
            "/no-databind", war(folder, "no-databind", ACCEPTING, "jackson-databind"),
            "/no-annotations", war(folder, "no-annotations", ACCEPTING, "jackson-annotations"),
            "/no-provider", war(folder, "no-provider", ACCEPTING, "hibernate-validator"),
            "/no-logging", war(folder, "no-logging", ACCEPTING, "jboss-logging"),
            "/no-api", war(folder, "no-api", ACCEPTING, "jakarta.validation-api"));
    return Container.withApplications(
        applications, "tomcat-11", "tomcat-10.1", "jetty-12.1-ee11", "jetty-12.0-ee10");
  }

  private static String war(Path folder, String name, String webXml, String without)
      throws IOException {
    return SmallWar.build(
            folder.resolve(name + ".war"),
            "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\""
                + " metadata-complete=\"true\">"
                + webXml
                + "</web-app>",
            without)
        .toString();
  }

  private static RequestSpecification at(Container container, String context) {
    return given().baseUri("http://127.0.0.1").port(container.port()).basePath(context);
  }

  private static Stream<String> console(Container container) throws IOException {
    return Files.readString(container.log()).lines();
  }

  @ParameterizedTest
  @MethodSource("everyContainer")
  void theSampleSetsTheFilterUpInCode(Container container) {
    at(container, "/in-code")
        .get("/orders")
        .then()
        .statusCode(409)
        .body(member("code", equalTo("stale_order")));
    at(container, "/in-code")
        .get("/nowhere")
        .then()
        .statusCode(404)
        .body(member("code", equalTo("not_found")));
    at(container, "/in-code").get("/problems").then().statusCode(200);
  }

  @ParameterizedTest
  @MethodSource("everyContainer")
  void aFilterThatIsMappedToNothingIsTold(Container container) throws IOException {
    assertThat(console(container))
        .anyMatch(line -> line.contains("'ExceptionMappingFilter' is mapped to nothing"));
  }

  @ParameterizedTest
  @MethodSource("everyContainer")
  void aMissingErrorPageIsTold(Container container) throws IOException {
    assertThat(console(container))
        .anyMatch(line -> line.contains("write <error-page><location>/problems/error</location>"));
  }

  @ParameterizedTest
  @MethodSource("everyContainer")
  void aRefusedOptionStandsOnTheConsole(Container container) throws IOException {
    assertThat(console(container))
        .anyMatch(
            line ->
                line.startsWith(
                    "Clearfault cannot start filter 'ExceptionMappingFilter': there is no option"
                        + " 'fromat': write one of format, "));
  }

  /** Otherwise each request would fail. */
  @ParameterizedTest
  @MethodSource("everyContainer")
  void anApplicationThatAcceptsInputDoesNotStartWithoutTheLibrariesForIt(Container container)
      throws IOException {
    String refusal = "Clearfault cannot start filter 'ValidationFilter': Clearfault ";
    List<String> told = console(container).filter(line -> line.startsWith(refusal)).toList();
    assertThat(told).hasSize(5);
    assertThat(told)
        .anyMatch(line -> line.contains("tools/jackson/databind") && line.contains(JACKSON))
        .anyMatch(
            line -> line.contains("com/fasterxml/jackson/annotation") && line.contains(JACKSON))
        .anyMatch(line -> line.contains("there is no provider of it. Add " + PROVIDER))
        .anyMatch(line -> line.contains("org/jboss/logging") && line.contains(PROVIDER))
        .anyMatch(line -> line.contains("jakarta/validation/") && line.contains(PROVIDER));
    for (String lacking : LACKING) {
      int status = at(container, lacking).get("/seats").statusCode();
      assertThat(status).as(lacking).isEqualTo(container.isTomcat() ? 404 : 503);
    }
  }
}
