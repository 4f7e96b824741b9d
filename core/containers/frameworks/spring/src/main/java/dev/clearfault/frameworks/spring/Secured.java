package dev.clearfault.frameworks.spring;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Is guarded by Spring Security. */
@RestController
public class Secured {

  /** Is for everybody, or behind the rules of a prefix. */
  @GetMapping({"/open/hello", "/users/hello", "/admins/hello", "/own/hello", "/login-form/hello"})
  public String hello() {
    return "hello";
  }

  /** Needs a CSRF token. */
  @PostMapping("/open/hello")
  public String change() {
    return "changed";
  }

  /** Is guarded by an annotation. */
  @PreAuthorize("hasRole('ADMIN')")
  @GetMapping({"/open/annotated", "/users/annotated"})
  public String annotated() {
    return "annotated";
  }
}
