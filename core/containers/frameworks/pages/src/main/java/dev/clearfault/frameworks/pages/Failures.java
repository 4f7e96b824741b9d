package dev.clearfault.frameworks.pages;

import dev.clearfault.problem.AsProblem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;

/** What a page or a bean throws. */
public final class Failures {
  private static final ProblemType SOLD_OUT = ProblemType.of("sold_out", 409, "Sold out");

  private static final Validator VALIDATOR =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory()
          .getValidator();

  private Failures() {}

  /** An exception of the application with a problem of its own. */
  @AsProblem(status = 404, code = "no_such_item", title = "No such item")
  public static final class NoSuchItemException extends RuntimeException {}

  /** An exception that the application puts around others. */
  public static final class ShopException extends Exception {
    /** Creates one. */
    public ShopException(Throwable cause) {
      super("hunter2 in the shop", cause);
    }
  }

  /** Has a constraint. */
  record Order(@Max(10) int items) {}

  /** Throws the exception of this name, or nothing if there is none. */
  public static void as(@Nullable String name) throws Exception {
    switch (name == null ? "" : name) {
      case "bug" -> throw new IllegalStateException("hunter2 in a page");
      case "annotated" -> throw new NoSuchItemException();
      case "carried" -> throw ProblemException.of(SOLD_OUT, "Nothing is left.");
      case "wrapped" -> throw new ShopException(new NoSuchItemException());
      case "violation" -> throw new ConstraintViolationException(VALIDATOR.validate(new Order(11)));
      case "own-number" -> Integer.parseInt("hunter2");
      case "own-xml" -> readOwnXml();
      case "error" -> throw new StackOverflowError("hunter2");
      case "io" -> throw new IOException("hunter2 on the disk");
      default -> {}
    }
  }

  /** A parser's failure about a text of the application. */
  private static void readOwnXml() throws Exception {
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader("<hunter2>")));
  }
}
