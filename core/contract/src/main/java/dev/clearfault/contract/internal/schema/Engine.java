package dev.clearfault.contract.internal.schema;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.ValidationLimitExceededException;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.path.PathType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Networknt's validator, set up so that nothing depends on the machine and all work is bounded. */
final class Engine {
  /** The keywords that one check may look at: of any value, and of each value inside of it. */
  private static final long STEPS = 100_000;

  private static final long STEPS_FOR_VALUE = 100;
  private static final long MOST_STEPS = 5_000_000;

  private static final int DEPTH = 3000;

  /** The errors in the branches of one choice. */
  private static final int MOST_IN_CHOICE = 5000;

  private final SchemaRegistry registry;

  /**
   * Creates an engine.
   *
   * @param documents returns the text of a document; null if there is none
   */
  Engine(Function<String, @Nullable String> documents) {
    com.networknt.schema.dialect.Dialect dialect =
        com.networknt.schema.dialect.Dialect.builder(Dialects.getDraft202012())
            .formats(Formats::add)
            .keyword(OwnKeyword.pattern())
            .keyword(OwnKeyword.uniqueItems())
            .keyword(OwnKeyword.refused("readOnly"))
            .keyword(OwnKeyword.refused("writeOnly"))
            .build();
    registry =
        SchemaRegistry.withDialect(
            dialect,
            builder ->
                builder
                    .nodeReader(reader -> reader.jsonMapper(FileText.JSON))
                    .schemas(documents)
                    .schemaLoader(
                        loader -> loader.allow(iri -> documents.apply(iri.toString()) != null))
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder()
                            .locale(Locale.ROOT)
                            .formatAssertionsEnabled(true)
                            .regularExpressionFactory(EcmaPattern::new)
                            .build()));
  }

  /** Returns the schema at a place of a document. */
  Schema schema(Origin place) {
    NodePath fragment = new NodePath(PathType.JSON_POINTER);
    for (Object each : Pointers.steps(place.pointer())) {
      fragment = each instanceof Integer i ? fragment.append(i) : fragment.append((String) each);
    }
    Schema schema =
        registry.getSchema(
            new SchemaLocation(com.networknt.schema.AbsoluteIri.of(place.file()), fragment));
    schema.initializeValidators();
    return schema;
  }

  /**
   * Checks a value.
   *
   * @param max the number of errors to find
   */
  static Result check(Schema schema, JsonNode value, int max) {
    List<Error> found = new Capped(max);
    ExecutionContext execution = schema.createExecutionContext();
    execution.setExecutionConfig(bounded(size(value)));
    execution.setErrors(found);
    boolean tooComplex = false;
    try {
      PatternBudget.spend(() -> schema.validate(execution, value));
    } catch (StoppedException stopped) {
      tooComplex = stopped.tooComplex;
    } catch (ValidationLimitExceededException | StackOverflowError tooMuch) {
      tooComplex = true;
    }
    return new Result(found, tooComplex);
  }

  /**
   * Choices inside of choices double the work with each level of a value, so a small value may cost
   * much more than a large one.
   */
  private static ExecutionConfig bounded(long values) {
    long steps = Math.min(MOST_STEPS, STEPS + STEPS_FOR_VALUE * values);
    return ExecutionConfig.builder()
        .locale(Locale.ROOT)
        .formatAssertionsEnabled(true)
        .maxEvaluationSteps(steps)
        .maxEvaluationDepth(DEPTH)
        .build();
  }

  private static long size(JsonNode value) {
    long size = 1;
    for (JsonNode each : value) {
      size += size(each);
    }
    return size;
  }

  /**
   * What was found.
   *
   * @param tooComplex whether checking ended before everything was checked
   */
  record Result(List<Error> errors, boolean tooComplex) {}

  /** Ends checking. */
  static final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean tooComplex;

    StoppedException(boolean tooComplex) {
      super(null, null, false, false);
      this.tooComplex = tooComplex;
    }
  }

  /** Networknt stops at the first error or never; this stops at the last one that is told. */
  private static final class Capped extends ArrayList<Error> {
    private static final long serialVersionUID = 1L;

    private final int max;

    Capped(int max) {
      this.max = max;
    }

    /** The errors of a choice are told as one, so they may be more; all are added at once. */
    @Override
    public boolean addAll(Collection<? extends Error> errors) {
      errors.stream().limit(MOST_IN_CHOICE).forEach(super::add);
      if (errors.size() > MOST_IN_CHOICE) {
        throw new StoppedException(true);
      }
      return !errors.isEmpty();
    }

    @Override
    public boolean add(Error error) {
      super.add(error);
      if (size() >= max) {
        throw new StoppedException(false);
      }
      return true;
    }
  }
}
