package dev.clearfault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.clearfault.input.DefaultValue;
import dev.clearfault.input.From;
import dev.clearfault.input.ValidInput;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Set-ups that do not start, and the messages for them. */
class ValidationFilterTest {

  record Good(String name) {}

  /** An interface: no reader can make a value of it. */
  interface Unreadable {}

  record WithDefaultInBody(@From(Source.BODY) @DefaultValue("x") String name) {}

  static class GoodServlet extends HttpServlet {
    @ValidInput(Good.class)
    void doQuery(HttpServletRequest request, HttpServletResponse response) {}
  }

  static final class InheritingServlet extends GoodServlet {}

  static final class MisplacedServlet extends HttpServlet {
    @ValidInput(Good.class)
    void create(Good good) {}
  }

  static final class UnreadableServlet extends HttpServlet {
    @Override
    @ValidInput(Unreadable.class)
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
  }

  static final class ContradictoryServlet extends HttpServlet {
    @Override
    @ValidInput(WithDefaultInBody.class)
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
  }

  /** A class of a library that is missing in the WAR. */
  static final class Missing {}

  static final class UnlinkableServlet extends HttpServlet {
    @ValidInput(Good.class)
    void doQuery(HttpServletRequest request, HttpServletResponse response) {}

    Missing missing(Missing one) {
      return one;
    }
  }

  static final class MissingInputServlet extends HttpServlet {
    @ValidInput(Missing.class)
    void doQuery(HttpServletRequest request, HttpServletResponse response) {}
  }

  /**
   * The container alone starts with such a servlet, and so does the application with the filter.
   */
  @ParameterizedTest
  @ValueSource(classes = {UnlinkableServlet.class, MissingInputServlet.class})
  void startsWithAServletThatLacksAClass(Class<?> servlet) {
    FakeConfig config = with(servlet).withLoader(new Incomplete());
    assertThatCode(() -> new ValidationFilter().init(config)).doesNotThrowAnyException();
    assertThat(config.logged).singleElement(STRING).contains("a class that cannot be loaded");
  }

  @Test
  void saysWhichClassAnOptionLacks() {
    FakeConfig config =
        new FakeConfig(Map.of("problemTypes", UnlinkableTypes.class.getName()))
            .withLoader(new Incomplete());
    assertThatThrownBy(() -> new ExceptionMappingFilter().init(config))
        .isInstanceOf(ServletException.class)
        .hasMessageContaining("problemTypes")
        .hasMessageContaining("add the class that it needs")
        .hasMessageContaining("Missing");
  }

  static final class UnlinkableTypes {
    static @Nullable Missing missing;
  }

  /** Loads all classes of this test except one. */
  private static final class Incomplete extends ClassLoader {
    Incomplete() {
      super(ValidationFilterTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.equals(Missing.class.getName())) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith(ValidationFilterTest.class.getName() + "$")) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      return known == null ? define(name) : known;
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      String file = name.replace('.', '/') + ".class";
      try (InputStream in = Objects.requireNonNull(getParent().getResourceAsStream(file))) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
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
        .hasMessageContaining("servlet 'servlet' has @ValidInput")
        .hasMessageContaining("ValidationFilter")
        .hasMessageContaining("map that filter to /*");
  }

  @Test
  void norWithoutAnyFilter() {
    assertThatThrownBy(() -> new ExceptionMappingFilter().init(with(GoodServlet.class)))
        .isInstanceOf(ServletException.class)
        .hasMessageContaining("servlet 'servlet' has @ValidInput");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/*", "/api/*", "/api/orders/*"})
  void startsWhereAFilterCoversIt(String pattern) {
    FakeConfig config = with(GoodServlet.class).withValidationAt(pattern);
    assertThatCode(() -> new ExceptionMappingFilter().init(config)).doesNotThrowAnyException();
  }
}
