package dev.clearfault.frameworks.struts;

import dev.clearfault.problem.AsProblem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import java.io.IOException;
import java.net.ConnectException;
import org.apache.struts2.ActionSupport;
import org.apache.struts2.ServletActionContext;
import org.apache.struts2.interceptor.parameter.StrutsParameter;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;

/** An action that fails as its parameter says. */
public class OrderAction extends ActionSupport {
  private static final ProblemType SOLD_OUT = ProblemType.of("sold_out", 409, "Sold out");

  private static final Validator VALIDATOR =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory()
          .getValidator();

  private int items;
  private @Nullable String as;

  /** An exception of the application with a problem of its own. */
  @AsProblem(status = 404, code = "no_such_item", title = "No such item")
  public static final class NoSuchItemException extends RuntimeException {}

  /** Has a constraint. */
  record Order(@Max(10) int items) {}

  /** Returns how many items are wanted. */
  public int getItems() {
    return items;
  }

  /** Sets how many items are wanted. */
  @StrutsParameter
  public void setItems(int items) {
    this.items = items;
  }

  /** Sets what is to fail. */
  @StrutsParameter
  public void setAs(@Nullable String as) {
    this.as = as;
  }

  @Override
  public String execute() throws Exception {
    HttpServletRequest request = ServletActionContext.getRequest();
    switch (as == null ? "" : as) {
      case "bug" -> throw new IllegalStateException("hunter2 in an action");
      case "annotated" -> throw new NoSuchItemException();
      case "wrapped" -> throw new Exception("hunter2", new NoSuchItemException());
      case "carried" -> throw ProblemException.of(SOLD_OUT, "Nothing is left.");
      case "violation" -> throw new ConstraintViolationException(VALIDATOR.validate(new Order(11)));
      case "number" -> Integer.parseInt(request.getParameter("n"));
      case "own-number" -> Integer.parseInt("hunter2");
      case "upstream" -> throw new ConnectException("hunter2 refused");
      case "error" -> throw new StackOverflowError("hunter2");
      case "refuse" -> ServletActionContext.getResponse().sendError(403, "hunter2 may not");
      default -> write("items " + items);
    }
    return NONE;
  }

  private static void write(String text) throws IOException {
    ServletActionContext.getResponse().setContentType("text/plain;charset=UTF-8");
    ServletActionContext.getResponse().getWriter().print(text);
  }
}
