package dev.clearfault.benchmark;

import jakarta.validation.ConstraintViolation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** The simplest refusal by hand: a path and a message for each violation. */
final class ByHand {
  private ByHand() {}

  static byte[] refusal(JsonMapper mapper, Set<? extends ConstraintViolation<?>> violations) {
    List<Map<String, Object>> errors = new ArrayList<>();
    for (ConstraintViolation<?> violation : violations) {
      Map<String, Object> error = new LinkedHashMap<>();
      error.put("field", violation.getPropertyPath().toString());
      error.put("detail", violation.getMessage());
      errors.add(error);
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("title", "Validation failed");
    body.put("status", 400);
    body.put("errors", errors);
    return mapper.writeValueAsBytes(body);
  }
}
