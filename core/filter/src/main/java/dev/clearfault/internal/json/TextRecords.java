package dev.clearfault.internal.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedConstructor;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/** Makes a record that holds one text of a text, as Jackson does with other classes. */
final class TextRecords extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1L;

  @Override
  public JsonCreator.@Nullable Mode findCreatorAnnotation(
      MapperConfig<?> config, Annotated annotated) {
    JsonCreator.Mode chosen = super.findCreatorAnnotation(config, annotated);
    return chosen == null
            && annotated instanceof AnnotatedConstructor constructor
            && constructor.getDeclaringClass().isRecord()
            && constructor.getParameterCount() == 1
            && constructor.getRawParameterType(0) == String.class
            && !hasFactory(constructor.getDeclaringClass())
        ? JsonCreator.Mode.DELEGATING
        : chosen;
  }

  /** Jackson goes by these names too, and what has such a method means it. */
  private static boolean hasFactory(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .anyMatch(
            method ->
                Modifier.isStatic(method.getModifiers())
                    && (method.getName().equals("valueOf") || method.getName().equals("fromString"))
                    && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}));
  }
}
