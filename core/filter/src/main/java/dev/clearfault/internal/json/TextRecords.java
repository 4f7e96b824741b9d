package dev.clearfault.internal.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedConstructor;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/** Lets Jackson read a record with one {@code String} from a text, as it reads other classes. */
final class TextRecords extends NopAnnotationIntrospector {
  private static final long serialVersionUID = 1L;

  @Override
  public Version version() {
    return Version.unknownVersion();
  }

  @Override
  public JsonCreator.@Nullable Mode findCreatorAnnotation(
      MapperConfig<?> config, Annotated annotated) {
    return annotated instanceof AnnotatedConstructor constructor
            && constructor.getDeclaringClass().isRecord()
            && constructor.getParameterCount() == 1
            && constructor.getRawParameterType(0) == String.class
            && !hasFactory(constructor.getDeclaringClass())
        ? JsonCreator.Mode.DELEGATING
        : null;
  }

  /** Jackson also uses factory methods of these names. */
  private static boolean hasFactory(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .anyMatch(
            method ->
                Modifier.isStatic(method.getModifiers())
                    && (method.getName().equals("valueOf") || method.getName().equals("fromString"))
                    && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}));
  }
}
