package dev.clearfault;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.clearfault.internal.render.Format;
import dev.clearfault.internal.render.JsonBody;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.ProblemRenderer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.validation.ConstraintViolationException;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that the filter stays cheap, without measuring time. */
class CostTest {
  private static final int WARM_UP = 2_000;
  private static final int REQUESTS = 2_000;

  /** Beyond what the application without the filter allocates, in bytes. */
  private static final long MOST_PER_REQUEST = 200;

  /** For a short body, with the body itself, in bytes. */
  private static final long MOST_PER_BODY = 1000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Also before the JIT compiles, when no object is optimized away. */
  @Test
  void requestThatDoesNotFailAllocatesNextToNothing() throws Exception {
    ExceptionMappingFilter filter = filter();
    BareRequest request = new BareRequest();
    FakeResponse response = new FakeResponse();
    AtomicInteger served = new AtomicInteger();
    FilterChain chain = (req, res) -> served.incrementAndGet();
    long allocated =
        allocatedBy(
            () -> {
              request.begin();
              filter.doFilter(request, response, chain);
            });
    assertThat(served).hasValue(WARM_UP + REQUESTS);
    assertThat(allocated).isBetween(1L, MOST_PER_REQUEST);
  }

  /** With buffers of its own each body would cost 16 KiB. */
  @Test
  void bodiesShareTheirBuffers() throws Exception {
    AtomicInteger length = new AtomicInteger();
    long allocated =
        allocatedBy(
            () -> length.set(JsonBody.object(body -> body.string("code", "not_found")).length));
    assertThat(allocated).isBetween(length.longValue(), MOST_PER_BODY);
  }

  /** The body of an answer is copied once, out of a buffer that is used again. */
  @Test
  void answersAreCopiedOnce() throws Exception {
    ProblemRenderer renderer = Format.PROBLEM.renderer();
    ProblemDocument document =
        Documents.of(
            Problem.builder(ProblemType.ofStatus(409)).detail("sold out ".repeat(500)).build());
    AtomicInteger length = new AtomicInteger();
    long allocated = allocatedBy(() -> length.set(renderer.render(document).length));
    assertThat(length.get()).isGreaterThan(4500);
    assertThat(allocated).isBetween(length.longValue(), length.longValue() + MOST_PER_BODY);
  }

  /** What a request does. */
  private interface Work {
    void run() throws Exception;
  }

  /** Returns the bytes that the work allocates each time, after many times. */
  private static long allocatedBy(Work work) throws Exception {
    long before = 0;
    for (int i = 0; i < WARM_UP + REQUESTS; i++) {
      if (i == WARM_UP) {
        before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
      }
      work.run();
    }
    long after = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    return (after - before) / REQUESTS;
  }

  /** Frames cost more than all the rest of an answer. */
  @ParameterizedTest
  @MethodSource
  void framesAreNotReadWhereNamesDecide(
      Function<AtomicInteger, Exception> failure, int status, boolean read) throws Exception {
    AtomicInteger looks = new AtomicInteger();
    Exception thrown = failure.apply(looks);
    FakeResponse response = new FakeResponse();
    filter().doFilter(new FakeRequest(), response, (req, res) -> raise(thrown));
    assertThat(response.getStatus()).isEqualTo(status);
    assertThat(looks.get() > 0).isEqualTo(read);
  }

  static Stream<Arguments> framesAreNotReadWhereNamesDecide() {
    return Stream.of(
        // Only frames show that a call was repeated, so that the service may have acted before.
        failure(Refused::new, 502, true),
        failure(looks -> new ServletException(new Refused(looks)), 502, true),
        failure(TimedOut::new, 502, false),
        failure(Bug::new, 500, false),
        failure(looks -> new ServletException(new Bug(looks)), 500, false),
        failure(Invalid::new, 400, false),
        // Only the frames of a bare IOException show where it comes from.
        failure(Cut::new, 500, true));
  }

  /** Everything that stays between requests is bounded or belongs to a class. */
  @Test
  void noStaticCollectionCanGrow() {
    Stream<JavaField> fields =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.clearfault")
                .stream()
                .map(JavaClass::getFields)
                .flatMap(Set::stream)
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .filter(
                    field ->
                        field.getRawType().isAssignableTo(Collection.class)
                            || field.getRawType().isAssignableTo(Map.class));
    assertThat(fields)
        .isNotEmpty()
        .allSatisfy(field -> assertThat(isFixed(field)).as(field.getFullName()).isTrue());
  }

  private static boolean isFixed(JavaField field) throws ReflectiveOperationException {
    Field reflected = field.reflect();
    reflected.setAccessible(true);
    Object value = reflected.get(null);
    String type = value.getClass().getName();
    return value instanceof EnumSet
        || type.equals("dev.clearfault.problem.FrozenSchema")
        || type.startsWith("java.util.ImmutableCollections$")
        || type.startsWith("java.util.Collections$Unmodifiable");
  }

  private static ExceptionMappingFilter filter() throws ServletException {
    ExceptionMappingFilter filter = new ExceptionMappingFilter();
    filter.init(new FakeConfig(Map.of("log", "off")));
    return filter;
  }

  private static Arguments failure(
      Function<AtomicInteger, Exception> failure, int status, boolean read) {
    return Arguments.of(failure, status, read);
  }

  private static void raise(Exception thrown) throws IOException, ServletException {
    if (thrown instanceof IOException io) {
      throw io;
    }
    if (thrown instanceof ServletException wrapped) {
      throw wrapped;
    }
    throw (RuntimeException) thrown;
  }

  private static StackTraceElement[] looked(AtomicInteger looks) {
    looks.incrementAndGet();
    return new StackTraceElement[0];
  }

  private static final class Refused extends ConnectException {
    private static final long serialVersionUID = 1L;
    private final transient AtomicInteger looks;

    Refused(AtomicInteger looks) {
      this.looks = looks;
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      return looked(looks);
    }
  }

  private static final class TimedOut extends SocketTimeoutException {
    private static final long serialVersionUID = 1L;
    private final transient AtomicInteger looks;

    TimedOut(AtomicInteger looks) {
      super("request timed out");
      this.looks = looks;
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      return looked(looks);
    }
  }

  private static final class Bug extends IllegalStateException {
    private static final long serialVersionUID = 1L;
    private final transient AtomicInteger looks;

    Bug(AtomicInteger looks) {
      this.looks = looks;
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      return looked(looks);
    }
  }

  private static final class Invalid extends ConstraintViolationException {
    private static final long serialVersionUID = 1L;
    private final transient AtomicInteger looks;

    Invalid(AtomicInteger looks) {
      super(Set.of());
      this.looks = looks;
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      return looked(looks);
    }
  }

  private static final class Cut extends EOFException {
    private static final long serialVersionUID = 1L;
    private final transient AtomicInteger looks;

    Cut(AtomicInteger looks) {
      this.looks = looks;
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      return looked(looks);
    }
  }
}
