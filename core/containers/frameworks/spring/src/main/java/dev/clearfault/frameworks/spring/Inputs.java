package dev.clearfault.frameworks.spring;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindException;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.MatrixVariable;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Takes input in all of Spring's ways. */
@RestController
public class Inputs {

  /** Converts a parameter. */
  @GetMapping("/number")
  public String number(@RequestParam("n") int number) {
    return "number " + number;
  }

  /** Checks a parameter. */
  @GetMapping("/limit")
  public String limit(@RequestParam @Max(100) int limit, @RequestParam @Size(max = 3) String word) {
    return "limit " + limit + word;
  }

  /** Converts a parameter that may be missing. */
  @GetMapping("/optional")
  public String optional(@RequestParam(defaultValue = "1") long n) {
    return "optional " + n;
  }

  /** Converts a parameter to a constant. */
  @GetMapping("/shipping")
  public String shipping(@RequestParam Order.Shipping shipping) {
    return "shipping " + shipping;
  }

  /** Converts a parameter to a date. */
  @GetMapping("/day")
  public String day(@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
    return "day " + day;
  }

  /** Converts a parameter to a boolean. */
  @GetMapping("/flag")
  public String flag(@RequestParam boolean flag) {
    return "flag " + flag;
  }

  /** Converts all values of a parameter. */
  @GetMapping("/list")
  public String list(@RequestParam List<Integer> n) {
    return "list " + n;
  }

  /** Converts a segment of the path. */
  @GetMapping("/order/{id}")
  public String order(@PathVariable UUID id) {
    return "order " + id;
  }

  /** Asks for a segment that the path does not have: a bug. */
  @GetMapping("/no-variable")
  public String noVariable(@PathVariable String id) {
    return "order " + id;
  }

  /** Asks for a matrix variable. */
  @GetMapping("/matrix/{id}")
  public String matrix(@MatrixVariable int q) {
    return "matrix " + q;
  }

  /** Converts a header. */
  @GetMapping("/header")
  public String header(@RequestHeader("X-Count") int count) {
    return "header " + count;
  }

  /** Converts a cookie. */
  @GetMapping("/cookie")
  public String cookie(@CookieValue int visits) {
    return "cookie " + visits;
  }

  /** Is only for requests with a parameter. */
  @GetMapping(value = "/only", params = "mode=a")
  public String only() {
    return "only";
  }

  /** Binds and checks parameters. */
  @GetMapping("/page")
  public String page(@Valid @ModelAttribute Page page) {
    return "page " + page.getNumber();
  }

  /** Binds and checks a form. */
  @PostMapping("/page")
  public String form(@Valid @ModelAttribute Page page) {
    return "form " + page.getNumber();
  }

  /** Reads and checks a body. */
  @PostMapping(value = "/order", consumes = "application/json", produces = "application/json")
  public Order create(@Valid @RequestBody Order order) {
    return order;
  }

  /** Reads and checks a list. */
  @PostMapping("/orders")
  public int createAll(@RequestBody @Size(max = 3) List<@Valid Order> orders) {
    return orders.size();
  }

  /** Reads a form with a file and a JSON part. */
  @PostMapping("/upload")
  public String upload(
      @RequestPart("file") MultipartFile file, @Valid @RequestPart("order") Order order) {
    return "upload " + file.getSize() + order.item();
  }

  /** Rejects a value in a validator of the application. */
  @GetMapping("/rejected")
  public String rejected(@RequestParam String word) throws BindException {
    Page page = new Page();
    page.setWord(word);
    BindException rejected = new BindException(new BeanPropertyBindingResult(page, "page"));
    rejected.rejectValue("word", "reservedWord", "the word " + word + " is reserved");
    rejected.reject("badPage", "hunter2");
    throw rejected;
  }

  /** Returns a value that breaks a constraint: a bug. */
  @GetMapping("/returns-blank")
  public @NotBlank String returnsBlank(@RequestParam @Max(3) int n) {
    return n > 2 ? "three" : " ";
  }
}
