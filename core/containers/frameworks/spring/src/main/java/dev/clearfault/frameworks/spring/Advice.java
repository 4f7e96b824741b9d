package dev.clearfault.frameworks.spring;

import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** The application's own answers to the exceptions of all controllers. */
@ControllerAdvice
public class Advice {

  static final class AdvisedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Answers with a body. */
  @ExceptionHandler(AdvisedException.class)
  public ResponseEntity<Map<String, String>> advised() {
    return ResponseEntity.status(422).body(Map.of("own", "advice"));
  }
}
