package dev.clearfault.internal.constraints;

import dev.clearfault.internal.json.WireType;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A violation of a constraint that a value can have, made to ask for its texts. It has no value of
 * a client, but one of the same kind, because texts depend on that.
 */
record PossibleViolation(ConstraintDescriptor<?> constraint, Object value)
    implements ConstraintViolation<Object> {

  /** Returns a violation for each constraint that is reported on its own. */
  static List<PossibleViolation> of(ConstraintDescriptor<?> constraint, WireType type) {
    List<PossibleViolation> all = new ArrayList<>();
    collect(constraint, sample(type), all);
    return all;
  }

  private static void collect(
      ConstraintDescriptor<?> constraint, Object value, List<PossibleViolation> all) {
    boolean isOne =
        constraint.isReportAsSingleViolation()
            || constraint.getComposingConstraints().isEmpty()
            || !constraint.getConstraintValidatorClasses().isEmpty();
    if (isOne) {
      all.add(new PossibleViolation(constraint, value));
    }
    if (!constraint.isReportAsSingleViolation()) {
      constraint.getComposingConstraints().forEach(each -> collect(each, value, all));
    }
  }

  private static Object sample(WireType type) {
    return switch (type.kind()) {
      case LIST -> List.of();
      case MAP -> Map.of();
      case VALUE -> {
        Object json = type.keywords().get("type");
        yield "integer".equals(json) || "number".equals(json) ? (Object) 0 : "";
      }
      default -> new Object();
    };
  }

  @Override
  public String getMessage() {
    return constraint.getMessageTemplate();
  }

  @Override
  public String getMessageTemplate() {
    return constraint.getMessageTemplate();
  }

  @Override
  public @Nullable Object getRootBean() {
    return null;
  }

  @Override
  public Class<Object> getRootBeanClass() {
    return Object.class;
  }

  @Override
  public @Nullable Object getLeafBean() {
    return null;
  }

  @Override
  public Object @Nullable [] getExecutableParameters() {
    return null;
  }

  @Override
  public @Nullable Object getExecutableReturnValue() {
    return null;
  }

  @Override
  public @Nullable Path getPropertyPath() {
    return null;
  }

  @Override
  public Object getInvalidValue() {
    return value;
  }

  @Override
  public ConstraintDescriptor<?> getConstraintDescriptor() {
    return constraint;
  }

  @Override
  public <U> U unwrap(Class<U> type) {
    throw new jakarta.validation.ValidationException("nothing is wrapped");
  }
}
