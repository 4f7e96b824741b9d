package dev.clearfault;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clearfault.problem.Violation.Source;
import dev.clearfault.validation.Accepts;
import dev.clearfault.validation.DefaultValue;
import dev.clearfault.validation.From;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not start, and what is said about it. */
class ValidationFilterTest {

  record Good(String name) {}

  /** Nobody can make one. */
  interface Unreadable {}

  record WithDefaultInBody(@From(Source.BODY) @DefaultValue("x") String name) {}

  static class GoodServlet extends HttpServlet {
    @Accepts(Good.class)
    void doQuery(HttpServletRequest request, HttpServletResponse response) {}
  }

  static final class InheritingServlet extends GoodServlet {}

  static final class MisplacedServlet extends HttpServlet {
    @Accepts(Good.class)
    void create(Good good) {}
  }

  static final class UnreadableServlet extends HttpServlet {
    @Override
    @Accepts(Unreadable.class)
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
  }

  static final class ContradictoryServlet extends HttpServlet {
    @Override
    @Accepts(WithDefaultInBody.class)
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
  }

  private static FakeConfig with(Class<?> servlet) {
    return new FakeConfig(Map.of("log", "off")).withServlet("/api/orders/*", servlet);
  }

  @ParameterizedTest
  @ValueSource(classes = {GoodServlet.class, InheritingServlet.class})
  void startsWithWhatCanBeRead(Class<?> servlet) {
    assertThatCode(() -> new ValidationFilter().init(with(servlet))).doesNotThrowAnyException();
  }

  @Test
  void doesNotStartWithAnAnnotationOnAnotherMethod() {
    assertThatThrownBy(() -> new ValidationFilter().init(with(MisplacedServlet.class)))
        .isInstanceOf(ServletException.class)
        .hasMessageContaining("MisplacedServlet.create")
        .hasMessageContaining("put it on doGet, doPost");
  }

  @Test
  void doesNotStartWithAClassThatNobodyCanMake() {
    assertThatThrownBy(() -> new ValidationFilter().init(with(UnreadableServlet.class)))
        .isInstanceOf(ServletException.class)
        .hasMessageContaining("Unreadable cannot be read")
        .hasMessageContaining("make it a record");
  }

  @Test
  void doesNotStartWithAnnotationsThatContradictEachOther() {
    assertThatThrownBy(() -> new ValidationFilter().init(with(ContradictoryServlet.class)))
        .isInstanceOf(ServletException.class)
        .hasMessageContaining("WithDefaultInBody: its component name")
        .hasMessageContaining("set the default in the constructor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/other/*", "/api/orders", "/api/ord/*", "*.do"})
  void anApplicationDoesNotStartWhoseServletNoFilterCovers(String pattern) {
    FakeConfig config = with(GoodServlet.class).withValidationAt(pattern);
    assertThatThrownBy(() -> new ExceptionMappingFilter().init(config))
        .isInstanceOf(ServletException.class)
        .hasMessageContaining("servlet 'servlet' has @Accepts")
        .hasMessageContaining("ValidationFilter")
        .hasMessageContaining("map that filter to /*");
  }

  @Test
  void norWithoutAnyFilter() {
    assertThatThrownBy(() -> new ExceptionMappingFilter().init(with(GoodServlet.class)))
        .isInstanceOf(ServletException.class)
        .hasMessageContaining("servlet 'servlet' has @Accepts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/*", "/api/*", "/api/orders/*"})
  void startsWhereAFilterCoversIt(String pattern) {
    FakeConfig config = with(GoodServlet.class).withValidationAt(pattern);
    assertThatCode(() -> new ExceptionMappingFilter().init(config)).doesNotThrowAnyException();
  }
}
