package dev.clearfault.frameworks.spring;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.client.RestClient;

/** Answers on purpose, fails, and calls an upstream. */
@Controller
public class Answers {

  static final class HandledException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Throws while it is written. */
  public static final class Unwritable {

    private final List<String> secrets = List.of();

    /** Throws, because there is none. */
    public String getSecret() {
      return secrets.get(0);
    }
  }

  /** Fails with the exception of that name. */
  @GetMapping({"/throws/{name}", "/untranslated/{name}"})
  public String fails(@PathVariable String name) {
    throw switch (name) {
      case "handled" -> new HandledException();
      case "advised" -> new Advice.AdvisedException();
      default -> Failing.failure(name);
    };
  }

  /** Fails with an error. */
  @GetMapping("/error")
  public String error() {
    throw new StackOverflowError("hunter2");
  }

  /** The application's own answer to its exception. */
  @ExceptionHandler(HandledException.class)
  @ResponseStatus(HttpStatus.I_AM_A_TEAPOT)
  @ResponseBody
  public String handle() {
    return "handled here";
  }

  /** Answers with this status and a body. */
  @GetMapping("/entity/{status}")
  public ResponseEntity<String> entity(@PathVariable int status) {
    return ResponseEntity.status(status).header("X-Own", "yes").body("own " + status);
  }

  /** Answers with this status, without a body but with a content type. */
  @GetMapping("/typed/{status}")
  public ResponseEntity<Void> typed(@PathVariable int status) {
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).build();
  }

  /** Answers with Spring's own problem. */
  @GetMapping("/detail")
  public ProblemDetail detail() {
    return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "own detail");
  }

  /** Forwards to a static page. */
  @GetMapping("/page-of-errors")
  public String page(HttpServletResponse response) {
    response.setStatus(404);
    return "forward:/page.html";
  }

  /** Redirects. */
  @GetMapping("/redirect")
  public String redirect() {
    return "redirect:/elsewhere";
  }

  /** Names a view that does not exist. */
  @GetMapping("/no-view")
  public String noView() {
    return "redirect:{missing}";
  }

  /** Calls {@code sendError} itself. */
  @GetMapping("/send-error/{status}")
  public void sendError(@PathVariable int status, HttpServletResponse response) throws IOException {
    response.sendError(status, "hunter2");
  }

  /** Cannot be written as JSON. */
  @GetMapping(value = "/unwritable", produces = "application/json")
  @ResponseBody
  public Object unwritable() {
    return new Unwritable();
  }

  /** Calls an upstream that does not exist. */
  @GetMapping("/calls/nobody")
  @ResponseBody
  public String callsNobody() {
    return RestClient.create("http://127.0.0.1:1/").get().retrieve().body(String.class);
  }

  /** Calls an upstream that answers so. */
  @GetMapping("/calls/{answer}")
  @ResponseBody
  public Order calls(@PathVariable String answer, HttpServletRequest request) {
    String uri =
        "http://127.0.0.1:"
            + request.getLocalPort()
            + request.getContextPath()
            + "/plain/"
            + answer;
    return RestClient.create(uri).get().retrieve().body(Order.class);
  }

  /** Is the upstream whose answer is not JSON. */
  @GetMapping(value = "/broken-json", produces = "application/json")
  @ResponseBody
  public String brokenJson() {
    return "{\"item\": hunter2";
  }

  /** Is the upstream whose answer is an error. */
  @GetMapping("/status-400")
  public ResponseEntity<String> status() {
    return ResponseEntity.badRequest().body("hunter2");
  }
}
