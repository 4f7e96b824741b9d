package dev.clearfault;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between packages, and the rules that keep throwables out of answers. */
class ArchitectureTest {
  private static final String ROOT = "dev.clearfault";

  /** Which packages of the library a package may use, beside itself. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          entry(
              "contract",
              Set.of(
                  "",
                  "contract.internal.drift",
                  "contract.internal.filter",
                  "contract.internal.operation",
                  "contract.internal.response",
                  "contract.internal.schema",
                  "internal.exchange",
                  "internal.read",
                  "internal.setup")),
          entry(
              "contract.internal.drift",
              Set.of(
                  "contract.internal.operation",
                  "contract.internal.schema",
                  "input",
                  "internal.constraints",
                  "internal.read",
                  "problem")),
          entry(
              "contract.internal.filter",
              Set.of(
                  "contract",
                  "contract.internal.drift",
                  "contract.internal.operation",
                  "contract.internal.publish",
                  "contract.internal.request",
                  "contract.internal.response",
                  "contract.internal.schema",
                  "input",
                  "internal.constraints",
                  "internal.exchange",
                  "internal.http",
                  "internal.publish",
                  "internal.read",
                  "internal.setup",
                  "internal.text",
                  "problem",
                  "spi")),
          entry("contract.internal.operation", Set.of("contract.internal.schema", "problem")),
          entry(
              "contract.internal.publish",
              Set.of(
                  "contract.internal.operation",
                  "contract.internal.request",
                  "contract.internal.schema",
                  "internal.constraints",
                  "internal.publish",
                  "internal.read",
                  "internal.text")),
          entry(
              "contract.internal.request",
              Set.of(
                  "contract.internal.operation",
                  "contract.internal.schema",
                  "contract.internal.tell",
                  "input",
                  "internal.constraints",
                  "internal.http",
                  "internal.json",
                  "internal.read",
                  "internal.text",
                  "problem")),
          entry(
              "contract.internal.response",
              Set.of("contract.internal.operation", "contract.internal.schema", "internal.answer")),
          entry("contract.internal.schema", Set.of("internal.constraints", "internal.json")),
          entry(
              "contract.internal.tell",
              Set.of(
                  "contract.internal.schema",
                  "internal.constraints",
                  "internal.json",
                  "internal.read",
                  "internal.text",
                  "problem")),
          entry(
              "gateway",
              Set.of(
                  "",
                  "gateway.internal.forward",
                  "gateway.internal.proxy",
                  "gateway.internal.routes",
                  "internal.setup",
                  "problem")),
          entry(
              "gateway.internal.forward",
              Set.of(
                  "",
                  "contract.internal.filter",
                  "gateway.internal.routes",
                  "internal.classify",
                  "internal.exchange",
                  "internal.http",
                  "internal.read",
                  "problem",
                  "upstream")),
          entry(
              "gateway.internal.proxy",
              Set.of(
                  "",
                  "contract.internal.filter",
                  "gateway.internal.routes",
                  "internal.answer",
                  "internal.http",
                  "internal.render",
                  "internal.setup",
                  "internal.text",
                  "problem",
                  "spi")),
          entry(
              "gateway.internal.routes",
              Set.of(
                  "",
                  "contract.internal.filter",
                  "contract.internal.schema",
                  "internal.http",
                  "internal.setup")),
          entry("input", Set.of("problem")),
          entry(
              "internal.answer",
              Set.of(
                  "internal.catalogue",
                  "internal.classify",
                  "internal.constraints",
                  "internal.container",
                  "internal.evidence",
                  "internal.exchange",
                  "internal.frameworks",
                  "internal.http",
                  "internal.observe",
                  "internal.read",
                  "internal.render",
                  "internal.text",
                  "problem",
                  "spi",
                  "upstream")),
          entry(
              "internal.calls",
              Set.of(
                  "internal.classify",
                  "internal.constraints",
                  "internal.http",
                  "internal.json",
                  "internal.observe",
                  "problem",
                  "spi",
                  "upstream")),
          entry(
              "internal.catalogue",
              Set.of(
                  "internal.http",
                  "internal.render",
                  "internal.sources",
                  "internal.text",
                  "problem",
                  "spi")),
          entry("internal.classify", Set.of("problem", "spi")),
          entry(
              "internal.constraints", Set.of("input", "internal.json", "internal.text", "problem")),
          entry("internal.container", Set.of()),
          entry(
              "internal.exchange",
              Set.of(
                  "internal.classify",
                  "internal.container",
                  "internal.evidence",
                  "internal.http",
                  "internal.read",
                  "problem",
                  "spi")),
          entry("internal.evidence", Set.of("internal.classify", "problem", "spi")),
          entry(
              "internal.frameworks",
              Set.of(
                  "input",
                  "internal.classify",
                  "internal.constraints",
                  "internal.exchange",
                  "internal.http",
                  "internal.json",
                  "internal.read",
                  "internal.text",
                  "problem",
                  "spi")),
          entry("internal.http", Set.of()),
          entry("internal.json", Set.of("input")),
          entry("internal.observe", Set.of("internal.classify", "problem", "spi")),
          entry(
              "internal.read",
              Set.of(
                  "input",
                  "internal.constraints",
                  "internal.http",
                  "internal.json",
                  "internal.text",
                  "problem")),
          entry("internal.render", Set.of("internal.http", "internal.text", "problem", "spi")),
          entry(
              "internal.publish",
              Set.of(
                  "input",
                  "internal.catalogue",
                  "internal.constraints",
                  "internal.read",
                  "internal.text",
                  "problem")),
          entry(
              "internal.setup",
              Set.of(
                  "input",
                  "internal.answer",
                  "internal.http",
                  "internal.observe",
                  "internal.publish",
                  "internal.read",
                  "internal.render",
                  "problem",
                  "spi")),
          entry("internal.sources", Set.of("problem")),
          entry("internal.text", Set.of("internal.http", "problem")),
          entry(
              "jaxrs",
              Set.of("internal.classify", "internal.constraints", "internal.exchange", "problem")),
          entry("jetty", Set.of("internal.render")),
          entry(
              "metrics",
              Set.of(
                  "input", "internal.classify", "internal.exchange", "problem", "spi", "upstream")),
          entry("problem", Set.of()),
          entry("spi", Set.of("problem", "upstream")),
          entry("testing", Set.of()),
          entry("tomcat", Set.of("internal.render")),
          entry("upstream", Set.of("problem")));

  /** The only packages that may use a library or an API, by the start of its packages. */
  private static final Map<String, Set<String>> USERS =
      Map.ofEntries(
          entry(
              "jakarta.servlet",
              Set.of(
                  "",
                  "contract",
                  "contract.internal.drift", // One class, which finds the servlets.
                  "contract.internal.filter",
                  "contract.internal.request",
                  "contract.internal.response",
                  "gateway",
                  "gateway.internal.forward",
                  "gateway.internal.proxy",
                  "gateway.internal.routes",
                  "internal.answer",
                  "internal.container",
                  "internal.exchange",
                  "internal.frameworks",
                  "internal.read",
                  "internal.setup",
                  "jaxrs",
                  "jetty",
                  "metrics",
                  "tomcat",
                  "testing")),
          entry("com.networknt", Set.of("contract.internal.schema")),
          entry("jakarta.ws.rs", Set.of("jaxrs")),
          entry("com.fasterxml.jackson.core", Set.of("jaxrs")),
          entry("com.fasterxml.jackson.databind", Set.of("jaxrs")),
          entry("org.glassfish.jersey", Set.of("jaxrs")),
          entry("org.apache", Set.of("gateway.internal.forward", "jaxrs", "tomcat")),
          entry("org.eclipse", Set.of("jetty")),
          // Of the calls, one class: answers have constraints like input; see below.
          entry(
              "jakarta.validation",
              Set.of(
                  "", "input", "internal.calls", "internal.constraints", "internal.read", "jaxrs")),
          entry(
              "tools.jackson",
              Set.of(
                  "",
                  "contract.internal.drift",
                  "contract.internal.operation",
                  "contract.internal.publish",
                  "contract.internal.request",
                  "contract.internal.response",
                  "contract.internal.schema",
                  "contract.internal.tell",
                  "gateway.internal.proxy",
                  "internal.evidence",
                  "internal.json",
                  "internal.render",
                  "testing")),
          // Of the root package, one class; see below.
          entry(
              "tools.jackson.databind",
              Set.of(
                  "",
                  "contract.internal.drift",
                  "contract.internal.operation",
                  "contract.internal.publish",
                  "contract.internal.request",
                  "contract.internal.response",
                  "contract.internal.schema",
                  "contract.internal.tell",
                  "gateway.internal.proxy",
                  "internal.json",
                  "testing")),
          entry("org.hibernate.validator", Set.of("internal.constraints")),
          entry("org.slf4j", Set.of("internal.observe")),
          entry("io.github.resilience4j", Set.of("internal.calls")),
          entry("io.micrometer", Set.of("metrics")),
          entry("io.opentelemetry", Set.of("metrics")),
          entry("io.prometheus", Set.of("metrics")),
          entry("java.util.logging", Set.of()));

  /** The classes of the library in the jars of the companions. */
  private static final String PACKED =
      ".*\\.(FixedBodies|Negotiation|HtmlText|PageStyle|Weighted|WellFormed|Repetition|ProblemType|StatusPhrases)(\\$.*)?";

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .withImportOption(location -> !location.contains("demo-tests")) // They test the demos.
          .importPackages(ROOT);

  static Stream<String> packages() {
    return CORE.stream()
        .map(type -> type.getPackageName())
        .distinct()
        .filter(name -> name.startsWith(ROOT + "."))
        .map(name -> name.substring(ROOT.length() + 1));
  }

  @ParameterizedTest
  @MethodSource("packages")
  void arrowsPointInwards(String name) {
    assertThat(ARROWS).containsKey(name);
    Set<String> allowed = ARROWS.getOrDefault(name, Set.of());
    DescribedPredicate<JavaClass> forbidden =
        describe(
            "are of a package of the library that " + name + " may not use",
            type ->
                type.getPackageName().startsWith(ROOT)
                    && !isIn(type, name)
                    && allowed.stream().noneMatch(other -> isIn(type, other)));
    check(noClasses().that().resideInAPackage(in(name)).should().dependOnClassesThat(forbidden));
  }

  /** To change one class of a knot, a person must understand all of them. */
  @Test
  void noKnotHasMoreThanSixClasses() {
    assertThat(Knots.in(uses(type -> outermost(type).getName())))
        .filteredOn(knot -> knot.size() > 6)
        .isEmpty();
  }

  @Test
  void noPackagesNeedEachOther() {
    assertThat(Knots.in(uses(JavaClass::getPackageName))).isEmpty();
  }

  /** Returns the others that each one uses; several classes may count as one. */
  private static Map<String, Set<String>> uses(Function<JavaClass, String> one) {
    Map<String, Set<String>> uses = new TreeMap<>();
    for (JavaClass type : CORE) {
      Set<String> used = uses.computeIfAbsent(one.apply(type), name -> new TreeSet<>());
      type.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType())
          .filter(target -> target.getName().startsWith(ROOT))
          .map(one)
          .forEach(used::add);
    }
    return uses;
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
  }

  @Test
  void onlyUpstreamMakesCalls() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(in("internal.calls"))
            .and()
            .doNotHaveFullyQualifiedName(in("Upstream"))
            .should()
            .dependOnClassesThat(
                describe(
                    "make calls",
                    type ->
                        isIn(type, "internal.calls")
                            // The filter ends its thread with the application.
                            && !type.getSimpleName().equals("CallTimer"))));
  }

  /** Packages below {@code internal} are no API, so no public signature names their classes. */
  @Test
  void theApiNamesNoInternalType() {
    check(
        classes()
            .that()
            .resideOutsideOfPackage(ROOT + "..internal..")
            .and()
            .arePublic()
            .should(nameNoInternalType()));
  }

  private static ArchCondition<JavaClass> nameNoInternalType() {
    return new ArchCondition<>("name no internal type in what users see") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaCodeUnit unit : type.getCodeUnits()) {
          boolean seen =
              unit.getModifiers().contains(JavaModifier.PUBLIC)
                  || unit.getModifiers().contains(JavaModifier.PROTECTED);
          boolean bad =
              parametersAndResult(unit)
                  .anyMatch(t -> (t.getPackageName() + ".").contains(".internal."));
          events.add(new SimpleConditionEvent(unit, !(seen && bad), unit.getDescription()));
        }
      }
    };
  }

  @Test
  void problemNeedsTheJdkAlone() {
    check(
        classes()
            .that()
            .resideInAPackage(in("problem"))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", in("problem")));
  }

  @Test
  void librariesAreUsedWhereTheyBelong() {
    USERS.forEach(
        (library, users) -> {
          DescribedPredicate<JavaClass> elsewhere =
              describe(
                  "are outside of " + users,
                  type -> users.stream().noneMatch(user -> isIn(type, user)));
          check(
              noClasses()
                  .that(elsewhere)
                  .should()
                  .dependOnClassesThat(resideInAPackage(library + ".."))
                  .allowEmptyShould(true));
        });
  }

  /** All other classes load without it. */
  @Test
  void hibernateValidatorIsReachedFromOneClass() {
    check(
        noClasses()
            .that()
            .doNotHaveSimpleName("HibernateTexts")
            .should()
            .dependOnClassesThat(resideInAPackage("org.hibernate.validator..")));
  }

  @Test
  void jacksonsDatabindIsHiddenBehindThePort() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(in("internal.json"))
            .should()
            .dependOnClassesThat()
            .haveSimpleName("JacksonReader"));
  }

  /** {@code Inputs} and the filters load without it. */
  @Test
  void jacksonsDatabindIsReachedFromOneClassOfTheRoot() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT)
            .and()
            .doNotHaveSimpleName("InputSetup")
            .should()
            .dependOnClassesThat(resideInAPackage("tools.jackson.databind..")));
  }

  /** An application has one of them, and of Jackson 2 often none. */
  @Test
  void eachFrameworkOfJaxRsIsReachedFromOneClass() {
    isReachedFrom("JerseyListener", "org.glassfish.jersey..");
    isReachedFrom("CxfFilter", "org.apache.cxf..");
    isReachedFrom("JacksonMappers", "com.fasterxml.jackson.databind..");
  }

  @Test
  void whatMetricsMayLeaveOutIsReachedFromOneClassEach() {
    isReachedFrom("PrometheusScrape", "io.prometheus..");
    isReachedFrom("PrometheusScrape", "io.micrometer.prometheusmetrics..");
    isReachedFrom("OpenTelemetrySpan", "io.opentelemetry..");
  }

  private static void isReachedFrom(String one, String library) {
    check(
        noClasses()
            .that()
            .haveNameNotMatching(".*\\." + one + "(\\$.*)?")
            .should()
            .dependOnClassesThat(resideInAPackage(library)));
  }

  @Test
  void registrationsAreReadByOneClassOfTheDriftDoctor() {
    check(
        noClasses()
            .that()
            .resideInAPackage(in("contract.internal.drift"))
            .and()
            .doNotHaveSimpleName("AppServlets")
            .should()
            .dependOnClassesThat(resideInAPackage("jakarta.servlet.."))
            .allowEmptyShould(true)); // Where the module is not there.
  }

  @Test
  void slf4jIsReachedFromOneClass() {
    check(
        noClasses()
            .that()
            .doNotHaveSimpleName("Slf4jSink")
            .should()
            .dependOnClassesThat(resideInAPackage("org.slf4j..")));
  }

  /** A Java may lack it. The command is a program of its own. */
  @Test
  void flightRecorderIsReachedFromOneClassAndTheCommand() {
    check(
        noClasses()
            .that()
            .haveNameNotMatching(".*\\.(FlightEvents|FindProblem)(\\$.*)?")
            .should()
            .dependOnClassesThat(resideInAPackage("jdk.jfr..")));
  }

  @Test
  void resilience4jIsReachedFromOneClass() {
    check(
        noClasses()
            .that()
            .doNotHaveSimpleName("CircuitGate")
            .should()
            .dependOnClassesThat(resideInAPackage("io.github.resilience4j..")));
  }

  /** Calls need it only if the class of the answer does. */
  @Test
  void constraintsOfAnswersAreReachedFromOneClass() {
    check(
        noClasses()
            .that()
            .resideInAPackage(in("internal.calls"))
            .and()
            .haveNameNotMatching(".*\\.AnswerConstraints(\\$.*)?")
            .should()
            .dependOnClassesThat(resideInAPackage("jakarta.validation..")));
  }

  /** They are in the class loader of a server, which has no class of an application. */
  @Test
  void companionsNeedTheirServerAndTheFixedBodiesAlone() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(in("tomcat"), in("jetty"))
            .or()
            .haveNameMatching(PACKED)
            .should()
            .dependOnClassesThat(
                describe(
                    "are of the library, and not packed with them",
                    type ->
                        type.getPackageName().startsWith(ROOT)
                            && !isIn(type, "tomcat")
                            && !isIn(type, "jetty")
                            && !type.getName().matches(PACKED)))
            .orShould()
            .dependOnClassesThat(resideInAPackage("tools.jackson..")));
  }

  @Test
  void onlyObserveLogs() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(in("internal.observe"))
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName(System.Logger.class.getName()));
  }

  /** A class without a throwable in its parameters, results and fields cannot leak one. */
  @Test
  void whatRendersNeverSeesAThrowable() {
    check(
        classes()
            .that()
            .resideInAnyPackage(in("internal.catalogue"), in("internal.render"))
            .or()
            .haveNameMatching(".*\\.CataloguePages(\\$.*)?")
            .or(
                describe(
                    "are values of problem",
                    type ->
                        isIn(type, "problem") && !type.getSimpleName().equals("ProblemException")))
            .should(haveNoThrowableInTheirMembers()));
  }

  @Test
  void nothingWritesToTheConsoleSleepsOrStartsThreads() {
    DescribedPredicate<JavaClass> command =
        describe(
            "are a command",
            type ->
                Set.of(in("FindProblem"), in("PublishContract"), in("gateway.ProxyFiles"))
                    .contains(type.getName()));
    check(noClasses().that(not(command)).should().accessField(System.class, "out"));
    // For a wrong set-up: a container may write the exception to a file without readers.
    check(
        noClasses()
            .that(not(command))
            .and()
            .doNotHaveFullyQualifiedName(in("internal.setup.Refusal"))
            .should()
            .accessField(System.class, "err"));
    check(noClasses().should().callMethod(Throwable.class, "printStackTrace"));
    check(noClasses().should().callMethod(Thread.class, "sleep", long.class));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(in("testing"))
            .and()
            // The one timer. It also starts a thread for tasks that the common pool refuses.
            .doNotHaveFullyQualifiedName(in("internal.calls.CallTimer"))
            .should()
            .callMethod(Thread.class, "start"));
    check(
        noClasses()
            .that()
            // Its one thread ends when there is nothing to wait for.
            .haveNameNotMatching(".*\\.internal\\.calls\\.CallTimer(\\$.*)?")
            .and()
            // It is set and removed around one check: networknt hands its patterns nothing else.
            .haveNameNotMatching(".*\\.contract\\.internal\\.schema\\.PatternBudget(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                "java\\.lang\\.ThreadLocal|java\\.util\\.Timer"
                    + "|java\\.util\\.concurrent\\.(Executors?|ExecutorService|ThreadPoolExecutor"
                    + "|ScheduledThreadPoolExecutor|ForkJoinPool)"));
  }

  private static ArchCondition<JavaClass> haveNoThrowableInTheirMembers() {
    return new ArchCondition<>("have no throwable in their members") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Stream<JavaClass> fields = type.getFields().stream().map(field -> field.getRawType());
        Stream<JavaClass> units =
            type.getCodeUnits().stream().flatMap(ArchitectureTest::parametersAndResult);
        boolean asks =
            type.getInstanceofChecks().stream()
                .anyMatch(check -> check.getRawType().isAssignableTo(Throwable.class));
        boolean found =
            asks || Stream.concat(fields, units).anyMatch(t -> t.isAssignableTo(Throwable.class));
        events.add(new SimpleConditionEvent(type, !found, type.getName() + " sees a throwable"));
      }
    };
  }

  private static Stream<JavaClass> parametersAndResult(JavaCodeUnit unit) {
    return Stream.concat(unit.getRawParameterTypes().stream(), Stream.of(unit.getRawReturnType()));
  }

  private static boolean isIn(JavaClass type, String name) {
    return type.getPackageName().equals(name.isEmpty() ? ROOT : ROOT + "." + name);
  }

  private static String in(String name) {
    return ROOT + "." + name;
  }

  private static void check(ArchRule rule) {
    rule.check(CORE);
  }
}
