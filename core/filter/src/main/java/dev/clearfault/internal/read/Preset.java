package dev.clearfault.internal.read;

import dev.clearfault.internal.constraints.Declarations;
import dev.clearfault.internal.json.JsonFault;
import dev.clearfault.internal.json.JsonReader;
import dev.clearfault.problem.Violation.Source;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of the components that do not come from the body. Not thread-safe. */
final class Preset {
  private final JsonReader json;
  private final FormValues form;

  /** Of the components that were found. */
  final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  /** The properties that the body must not have. */
  final Set<String> forbidden = new HashSet<>();

  private final List<JsonFault> faults = new ArrayList<>();
  private final @Nullable Class<?> owner;
  private @Nullable Throwable refusal;

  /**
   * Creates it without a value.
   *
   * @param owner the class that has the components; null if there is none
   */
  Preset(JsonReader json, FormValues form, @Nullable Class<?> owner) {
    this.json = json;
    this.form = form;
    this.owner = owner;
  }

  /** Reads one component from what was sent for it; null for nothing. */
  void add(InputShape.Component component, Source source, String property, @Nullable Object sent)
      throws IOException {
    forbidden.add(property);
    Type type = component.type();
    Object text = sent == null || sent.equals("") ? component.defaultValue() : sent;
    if (component.isFile()) {
      addFile(property, text, type);
      return;
    }
    JsonReader.Result<Object> read = null;
    if (text != null || sent != null) {
      Object some = text == null ? "" : text;
      read =
          source == Source.FORM
              ? form.read(some, type, () -> convert(property, some, type))
              : convert(property, some, type);
    }
    if (read != null) {
      add(property, read);
    } else if (Declarations.raw(type) == Optional.class) {
      values.put(property, null);
    }
  }

  private void addFile(String property, @Nullable Object sent, Type type) {
    JsonFault mismatch = sent == null ? null : FileParts.mismatch(sent, type);
    if (mismatch == null) {
      values.put(property, sent == null ? null : FileParts.value(sent, type));
    } else {
      faults.add(mismatch.under(property));
    }
  }

  private JsonReader.Result<Object> convert(String property, Object text, Type type) {
    return owner == null ? json.convert(text, type) : json.convert(text, type, owner, property);
  }

  private void add(String property, JsonReader.Result<Object> read) {
    read.faults().forEach(fault -> faults.add(fault.under(property)));
    Object value = read.value();
    // The JSON reader itself puts a preset value into an Optional.
    values.put(property, value instanceof Optional<?> optional ? optional.orElse(null) : value);
    refusal = refusal == null ? read.refusal() : refusal;
  }

  /** Returns the result with the faults of these components, too. */
  <T> JsonReader.Result<T> mergedWith(JsonReader.Result<T> result) {
    faults.addAll(result.faults());
    return new JsonReader.Result<>(
        result.value(), faults, refusal == null ? result.refusal() : refusal);
  }
}
