package dev.clearfault.jaxrs;

import dev.clearfault.internal.constraints.RequestPlace;
import dev.clearfault.problem.Violation.Source;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text of the request that a resource takes.
 *
 * @param in the part of the request
 * @param name the name that clients know
 * @param text what becomes of the text
 */
record Parameter(Source in, String name, TextType text) {

  /**
   * Returns what the method, its class and the beans among its parameters take. Before a method is
   * known, a locator of a sub-resource has failed.
   */
  static List<Parameter> of(ResourceInfo resource, UriInfo uri) {
    List<Parameter> all = new ArrayList<>();
    Method method = resource.getResourceMethod();
    if (method != null) {
      addParameters(method, all);
      addFields(resource.getResourceClass(), all);
    } else {
      for (Object matched : uri.getMatchedResources()) {
        Arrays.stream(matched.getClass().getMethods())
            .filter(Parameter::isLocator)
            .forEach(locator -> addParameters(locator, all));
      }
    }
    return all;
  }

  private static boolean isLocator(Method method) {
    return method.isAnnotationPresent(Path.class)
        && Arrays.stream(method.getAnnotations())
            .noneMatch(each -> each.annotationType().isAnnotationPresent(HttpMethod.class));
  }

  private static void addParameters(Method method, List<Parameter> all) {
    for (java.lang.reflect.Parameter each : method.getParameters()) {
      add(each, TextType.of(each.getType(), each.getParameterizedType()), all);
    }
  }

  private static void addFields(Class<?> type, List<Parameter> all) {
    for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
      for (Field field : each.getDeclaredFields()) {
        add(field, TextType.of(field.getType(), field.getGenericType()), all);
      }
    }
  }

  private static void add(AnnotatedElement place, TextType text, List<Parameter> all) {
    RequestPlace named = RequestPlace.of(place);
    if (named != null) {
      all.add(new Parameter(named.in(), named.name(), text));
    } else if (place.isAnnotationPresent(BeanParam.class) && all.size() < 100) {
      addFields(text.type(), all);
    }
  }
}
