package dev.clearfault.contract.internal.schema;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** The schemas of a contract for one direction. */
final class Side {
  private final Documents documents;
  private final Engine engine;
  private final Map<Origin, Schema> schemas = new ConcurrentHashMap<>();
  private final Examples examples;

  /** The number of documents whose examples were looked at. */
  private int examined;

  Side(SchemaFiles files, Dialect dialect, Direction direction) {
    documents = new Documents(files, dialect, direction);
    engine = new Engine(documents::text);
    examples = new Examples(this, files);
  }

  /** Returns a schema of the contract, which can check values. */
  Checked checked(Located schema) {
    Checked checked = new Checked(this, documents.add(schema));
    checked.schema();
    for (Located document : documents.from(examined)) {
      examined++;
      examples.examine(document);
    }
    return checked;
  }

  /** Returns a schema of the documents. */
  Checked at(Located schema) {
    return new Checked(this, schema);
  }

  /** Returns where a part of the documents is written in the contract. */
  Origin origin(Located part) {
    return documents.origin(part.origin());
  }

  /** A schema at a place of the documents. */
  record Checked(Side side, Located written) {
    Parts parts() {
      return Parts.of(side.documents, List.of(written));
    }

    Schema schema() {
      return side.schemas.computeIfAbsent(written.origin(), this::compiled);
    }

    private Schema compiled(Origin place) {
      try {
        return side.engine.schema(place);
      } catch (SchemaException unusable) {
        throw new ContractException(
            origin(), "is no schema that can be used: " + unusable.getMessage());
      }
    }

    Origin origin() {
      return side.documents.origin(written.origin());
    }

    Checked at(Located other) {
      return side.at(other);
    }

    Faulty check(JsonNode value, int max) {
      Engine.Result result = Engine.check(schema(), value, max);
      return new Faulty(new Faults(parts(), value).of(result.errors()), result.tooComplex());
    }
  }

  /** The faults of a value. */
  record Faulty(List<SchemaFault> faults, boolean tooComplex) {}
}
