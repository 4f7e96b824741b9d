package dev.clearfault.internal.read;

import dev.clearfault.input.ValidInput;
import dev.clearfault.internal.constraints.InputPlace;
import dev.clearfault.internal.constraints.InputValidator;
import dev.clearfault.internal.json.JsonReader;
import dev.clearfault.problem.Violation.Source;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;

/**
 * Describes the inputs of an application.
 *
 * @param json the application's reader of JSON
 * @param validator tells which constraints classes have
 */
public record InputDescriptions(JsonReader json, Validator validator) {

  /** Returns the descriptions of an application that changes nothing in the set-up for input. */
  public static InputDescriptions standard() {
    return new InputDescriptions(JsonReader.jackson(), InputValidator.open().metadata());
  }

  /**
   * Describes the input of a handler.
   *
   * @param method the HTTP method, which decides where components without a source come from
   * @param form whether the request is a posted form, if the input accepts one
   */
  public InputDescription of(ValidInput input, String method, boolean form) {
    Class<?> type = input.value();
    InputShape shape = InputShape.of(type);
    Source source =
        RequestBinding.defaultSource(
            method, shape.acceptsForms() && (form || !shape.acceptsJson()));
    List<InputDescription.Part> parts = new ArrayList<>();
    for (InputShape.Component each : shape.components()) {
      parts.add(
          new InputDescription.Part(
              each.sourceOr(source),
              each.name(json.names(type)),
              each.segment(),
              json.names(type).wire(each.property()),
              each.isFile(),
              !each.isFile() && FormValues.isObject(each.type())));
    }
    return new InputDescription(
        InputPlace.whole(type, List.of(input.groups()), json, validator),
        source == Source.BODY && shape.hasOneSource(),
        parts);
  }
}
