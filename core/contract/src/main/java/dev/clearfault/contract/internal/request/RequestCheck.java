package dev.clearfault.contract.internal.request;

import dev.clearfault.contract.internal.operation.Content;
import dev.clearfault.contract.internal.operation.Match;
import dev.clearfault.contract.internal.operation.Operation;
import dev.clearfault.contract.internal.operation.Parameter;
import dev.clearfault.contract.internal.request.Findings.Place;
import dev.clearfault.contract.internal.schema.ContractSchema;
import dev.clearfault.internal.constraints.LocatedViolation;
import dev.clearfault.internal.http.MediaType;
import dev.clearfault.internal.json.JsonReader.Result;
import dev.clearfault.internal.json.TreeReader;
import dev.clearfault.internal.read.ClientLanguage;
import dev.clearfault.internal.read.InputLimits;
import dev.clearfault.internal.text.Languages;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compares requests with what a contract says.
 *
 * <p>Thread-safe. An application has one for each of its filters.
 */
public final class RequestCheck {
  private final Languages languages;
  private final boolean isPassedOn;
  private final Map<InputLimits, TreeReader> readers = new ConcurrentHashMap<>();

  /** Creates a check that answers in the languages of an application. */
  public RequestCheck(Languages languages) {
    this(languages, false);
  }

  /**
   * Creates a check that answers in the languages of an application.
   *
   * @param isPassedOn whether another server reads the request after that, as it came. Then the
   *     fields are read as they came and not as this container understands them, and the parts of a
   *     multipart form are not checked: nobody could read them as bytes after that
   */
  public RequestCheck(Languages languages, boolean isPassedOn) {
    this.languages = languages;
    this.isPassedOn = isPassedOn;
  }

  /**
   * What was found.
   *
   * @param violations in no order
   * @param more whether there may be more of them
   * @param body the JSON body; null if there is none, or if it is no JSON
   */
  public record Checked(List<LocatedViolation> violations, boolean more, @Nullable JsonNode body) {
    /** Copies the list. */
    public Checked {
      violations = List.copyOf(violations);
    }
  }

  /**
   * Checks a request.
   *
   * @throws dev.clearfault.problem.ProblemException if the body is missing, too large, of a type
   *     that the operation does not accept, or not JSON: as for annotated classes
   * @throws IOException if the request's stream throws it
   */
  public Checked check(HttpServletRequest request, Operation operation, Match match)
      throws IOException {
    Findings findings = findings(request);
    TreeReader trees = trees(findings.limits());
    ParameterTexts texts = new ParameterTexts(request, match.values(), findings, isPassedOn);
    for (Parameter parameter : operation.parameters()) {
      Object sent = texts.get(parameter);
      if (!texts.isBroken(parameter)) {
        check(parameter, Place.of(parameter), sent, findings, trees);
      }
    }
    JsonNode body =
        operation.body() == null
            ? null
            : new BodyCheck(request, findings, trees, isPassedOn).check(operation.body());
    return new Checked(findings.violations(), findings.more(), body);
  }

  /**
   * Checks a JSON body, which is required.
   *
   * @throws dev.clearfault.problem.ProblemException as {@link #check}
   * @throws IOException if the request's stream throws it
   */
  public Checked checkBody(HttpServletRequest request, ContractSchema schema) throws IOException {
    Findings findings = findings(request);
    JsonNode body =
        new BodyCheck(request, findings, trees(findings.limits()), isPassedOn).required(schema);
    return new Checked(findings.violations(), findings.more(), body);
  }

  private Findings findings(HttpServletRequest request) {
    return new Findings(InputLimits.of(request), new ClientLanguage(languages, request));
  }

  private TreeReader trees(InputLimits limits) {
    return readers.computeIfAbsent(limits, each -> new TreeReader(each.forJson()));
  }

  /**
   * Checks a parameter.
   *
   * @param sent a text, a list or a map; null if there is none
   */
  static void check(
      Parameter parameter,
      Place place,
      @Nullable Object sent,
      Findings findings,
      TreeReader trees) {
    ContractSchema schema = parameter.schema();
    boolean isEmpty = "".equals(sent) || (sent instanceof List<?> list && list.isEmpty());
    boolean isText =
        schema == null || schema.types().isEmpty() || schema.types().contains("string");
    if (sent == null || (isEmpty && !isText && !parameter.allowsEmpty())) {
      // Of a required value, an empty text is none; else it is a text of the wrong type.
      if (parameter.isRequired()) {
        findings.addAbsent(place, schema);
        return;
      }
    }
    if (sent == null || (isEmpty && parameter.allowsEmpty())) {
      return;
    }
    if (sent instanceof String text && isJson(parameter.content())) {
      Result<JsonNode> read = trees.read(text.getBytes(StandardCharsets.UTF_8));
      findings.check(place, read, schema);
    } else {
      findings.check(place, sent, schema);
    }
  }

  private static boolean isJson(@Nullable Content content) {
    return content != null && MediaType.of(content.range().text()).isJson();
  }
}
