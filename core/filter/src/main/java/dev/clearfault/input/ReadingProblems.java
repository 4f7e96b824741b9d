package dev.clearfault.input;

import dev.clearfault.problem.ProblemType;
import java.util.List;

/** The problem types of bodies that cannot be read at all. */
public final class ReadingProblems {
  /** The body is not JSON; {@code line} and {@code column} say where reading stopped. */
  public static final ProblemType MALFORMED_JSON =
      ProblemType.of("malformed_json", 400, "Malformed JSON").titledBy("malformed_json.title");

  /** The body is not XML; {@code line} and {@code column} say where reading stopped. */
  public static final ProblemType MALFORMED_XML =
      ProblemType.of("malformed_xml", 400, "Malformed XML").titledBy("malformed_xml.title");

  /** The request needs a body and has none. */
  public static final ProblemType MISSING_BODY =
      ProblemType.of("missing_body", 400, "Missing body").titledBy("missing_body.title");

  /** All types, for the catalogue. */
  public static final List<ProblemType> TYPES =
      List.of(MALFORMED_JSON, MALFORMED_XML, MISSING_BODY);

  private ReadingProblems() {}
}
