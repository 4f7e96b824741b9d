package dev.clearfault.internal.constraints;

import dev.clearfault.problem.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The place of a violation in the request that JAX-RS has filled the arguments of a resource from:
 * a parameter with the name of its annotation, or a value inside the body.
 *
 * @param in the part of the request
 * @param path the names that clients know
 */
record ResourceArgument(Violation.Source in, ViolationPath path) {

  /** Returns the place of a violation; null if JAX-RS has not filled the value. */
  static @Nullable ResourceArgument of(ConstraintViolation<?> violation) {
    List<Path.Node> nodes = new ArrayList<>();
    violation.getPropertyPath().forEach(nodes::add);
    Class<?> type = violation.getRootBeanClass();
    if (nodes.isEmpty() || type == null) {
      return null;
    }
    if (nodes.get(0).getKind() == ElementKind.PROPERTY) {
      return inBean(type, violation.getRootBean(), nodes);
    }
    if (nodes.size() < 2
        || nodes.get(0).getKind() != ElementKind.METHOD
        || nodes.get(1).getKind() != ElementKind.PARAMETER) {
      return null;
    }
    Method method = resourceMethod(type, nodes.get(0).as(Path.MethodNode.class));
    int index = nodes.get(1).as(Path.ParameterNode.class).getParameterIndex();
    return method == null || index >= method.getParameterCount()
        ? null
        : inArgument(
            method.getParameters()[index],
            argument(violation, index),
            nodes.subList(2, nodes.size()));
  }

  private static @Nullable ResourceArgument inArgument(
      Parameter parameter, @Nullable Object argument, List<Path.Node> inside) {
    RequestPlace named = RequestPlace.of(parameter);
    if (named != null) {
      return named(named, inside);
    }
    if (!RequestPlace.isOfJaxRs(parameter)) {
      return new ResourceArgument(
          Violation.Source.BODY, path(parameter.getType(), argument, inside));
    }
    return inBean(parameter.getType(), argument, inside);
  }

  /** The annotations of a bean's properties name places, as those of a resource's own fields do. */
  private static @Nullable ResourceArgument inBean(
      Class<?> type, @Nullable Object bean, List<Path.Node> nodes) {
    if (nodes.isEmpty() || nodes.get(0).getName() == null) {
      return null;
    }
    AnnotatedElement field = field(type, nodes.get(0).getName());
    RequestPlace named = field == null ? null : RequestPlace.of(field);
    if (named != null) {
      return named(named, nodes.subList(1, nodes.size()));
    }
    return bean != null && field != null && RequestPlace.isOfJaxRs(field)
        ? inBean(((Field) field).getType(), null, nodes.subList(1, nodes.size()))
        : null;
  }

  private static ResourceArgument named(RequestPlace place, List<Path.Node> inside) {
    ViolationPath path = ViolationPath.of(List.of(place.name()));
    for (Path.Node node : inside) {
      path = path.next(node);
    }
    return new ResourceArgument(place.in(), path);
  }

  private static ViolationPath path(Class<?> type, @Nullable Object value, List<Path.Node> nodes) {
    ViolationPath path = ViolationPath.whole(type, value, null, DeclaredNames::of);
    for (Path.Node node : nodes) {
      path = path.next(node);
    }
    return path;
  }

  private static @Nullable Object argument(ConstraintViolation<?> violation, int index) {
    Object[] arguments = violation.getExecutableParameters();
    return arguments == null || index >= arguments.length ? null : arguments[index];
  }

  private static @Nullable Field field(Class<?> type, String name) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      try {
        return each.getDeclaredField(name);
      } catch (NoSuchFieldException inherited) {
        // Of a superclass.
      }
    }
    return null;
  }

  /** The annotations stand on the method, or on one that it overrides (section 3.6 of JAX-RS). */
  private static @Nullable Method resourceMethod(Class<?> type, Path.MethodNode node) {
    Class<?>[] parameters = node.getParameterTypes().toArray(Class<?>[]::new);
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      Method found = declared(each, node.getName(), parameters);
      for (Class<?> one : each.getInterfaces()) {
        found = found == null ? declared(one, node.getName(), parameters) : found;
      }
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable Method declared(Class<?> type, String name, Class<?>[] parameters) {
    try {
      Method method = type.getDeclaredMethod(name, parameters);
      return RequestPlace.isOfJaxRs(method) ? method : null;
    } catch (NoSuchMethodException inherited) {
      return null;
    }
  }
}
