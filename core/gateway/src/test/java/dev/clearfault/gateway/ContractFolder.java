package dev.clearfault.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The folder of an application that has nothing but an OpenAPI document and a filter for it. */
final class ContractFolder {
  private static final Pattern VARIABLE = Pattern.compile("\\{([^{}/]+)}");

  private final Map<String, Object> paths = new LinkedHashMap<>();

  /** Adds a path with a GET and a POST that takes a body of the types. */
  ContractFolder with(String path, String... types) {
    Map<String, Object> content = new LinkedHashMap<>();
    List.of(types).forEach(type -> content.put(type, Map.of("schema", Map.of("type", "object"))));
    paths.put(path, Map.of("get", operation(path, null), "post", operation(path, content)));
    return this;
  }

  private static Map<String, Object> operation(String path, @Nullable Map<String, Object> content) {
    Map<String, Object> operation = new LinkedHashMap<>();
    List<Object> parameters =
        VARIABLE
            .matcher(path)
            .results()
            .<Object>map(
                found ->
                    Map.of(
                        "name",
                        found.group(1),
                        "in",
                        "path",
                        "required",
                        true,
                        "schema",
                        Map.of("type", "string")))
            .toList();
    operation.put("parameters", parameters);
    operation.put("responses", Map.of("200", Map.of("description", "well")));
    if (content != null) {
      operation.put("requestBody", Map.of("content", content));
    }
    return operation;
  }

  /**
   * Writes the folder.
   *
   * @param options init-params of the library's filter and of that for contracts, in XML
   */
  Path write(Path folder, String options, String contractOptions) throws IOException {
    Path webInf = Files.createDirectories(folder.resolve("WEB-INF"));
    Files.writeString(
        webInf.resolve("openapi.json"),
        JsonMapper.shared()
            .writeValueAsString(
                Map.of(
                    "openapi",
                    "3.1.0",
                    "info",
                    Map.of("title", "x", "version", "1"),
                    "paths",
                    paths)));
    Files.writeString(
        webInf.resolve("web.xml"),
        """
        <web-app metadata-complete="true">
          <filter>
            <filter-name>clearfault</filter-name>
            <filter-class>dev.clearfault.ExceptionMappingFilter</filter-class>
            %s
          </filter>
          <filter>
            <filter-name>contract</filter-name>
            <filter-class>dev.clearfault.contract.ContractFilter</filter-class>
            <init-param>
              <param-name>contract</param-name>
              <param-value>/WEB-INF/openapi.json</param-value>
            </init-param>
            %s
          </filter>
        </web-app>
        """
            .formatted(options, contractOptions));
    return folder;
  }

  /**
   * Writes the folder of an application whose gateway stands in front of a service with the paths.
   */
  Path writeGateway(Path folder, String routes) throws IOException {
    Path webXml = write(folder, "", "").resolve("WEB-INF/web.xml");
    Files.writeString(
        webXml,
        """
        <web-app metadata-complete="true">
          <servlet>
            <servlet-name>gateway</servlet-name>
            <servlet-class>dev.clearfault.gateway.GatewayServlet</servlet-class>
            <init-param>
              <param-name>routes</param-name>
              <param-value>/WEB-INF/routes.yaml</param-value>
            </init-param>
          </servlet>
          <servlet-mapping>
            <servlet-name>gateway</servlet-name>
            <url-pattern>/gateway/*</url-pattern>
          </servlet-mapping>
        </web-app>
        """);
    Files.writeString(webXml.resolveSibling("routes.yaml"), routes);
    return folder;
  }

  static String option(String name, String value) {
    return "<init-param><param-name>%s</param-name><param-value>%s</param-value></init-param>"
        .formatted(name, value);
  }
}
