package dev.clearfault.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamcrest.Description;
import org.hamcrest.TypeSafeDiagnosingMatcher;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds a value in a JSON body by a path such as {@code errors[0].code}, or {@code errors.code} for
 * the codes of all errors.
 *
 * <p>REST Assured compiles a program for each path that it reads. That is a fifth of the processor
 * time of a test suite with tens of thousands of paths.
 *
 * <p>Thread-safe.
 */
public final class JsonBody {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern STEP = Pattern.compile("\\.?([\\w-]+)(\\(\\))?|\\[(\\d+)]");

  private JsonBody() {}

  /**
   * Matches a JSON body by the value at the path.
   *
   * @param path member names, indexes in brackets, and at the end {@code size()} or {@code
   *     keySet()}; a name after an array stands for that member of each element
   */
  public static org.hamcrest.Matcher<String> member(String path, org.hamcrest.Matcher<?> expected) {
    return new TypeSafeDiagnosingMatcher<>() {
      @Override
      protected boolean matchesSafely(String json, Description mismatch) {
        Object value = value(json, path);
        if (!expected.matches(value)) {
          mismatch.appendText("it ");
          expected.describeMismatch(value, mismatch);
          mismatch.appendText(" in ").appendText(json);
          return false;
        }
        return true;
      }

      @Override
      public void describeTo(Description description) {
        description.appendText(path).appendText(": ").appendDescriptionOf(expected);
      }
    };
  }

  /**
   * Returns the value at the path, null if there is none.
   *
   * @throws AssertionError if the body is not JSON
   * @throws IllegalArgumentException if the path has another form
   */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // the caller knows
  public static <T> T value(String json, String path) {
    @Nullable Object value = parsed(json);
    Matcher step = STEP.matcher(path);
    int end = 0;
    while (step.find() && step.start() == end) {
      value =
          step.group(3) != null
              ? element(value, Integer.parseInt(step.group(3)))
              : step.group(2) == null ? named(value, step.group(1)) : of(value, step.group(1));
      end = step.end();
    }
    if (end != path.length()) {
      throw new IllegalArgumentException(path + " is no path");
    }
    return (T) value;
  }

  private static Object parsed(String json) {
    try {
      return JSON.readValue(json, Object.class);
    } catch (JacksonException e) {
      throw new AssertionError("not JSON: " + json, e);
    }
  }

  private static @Nullable Object element(@Nullable Object value, int index) {
    return value instanceof List<?> list && index < list.size() ? list.get(index) : null;
  }

  private static @Nullable Object named(@Nullable Object value, String name) {
    if (value instanceof List<?> list) {
      List<@Nullable Object> all = new ArrayList<>();
      list.forEach(each -> all.add(named(each, name)));
      return all;
    }
    return value instanceof Map<?, ?> map ? map.get(name) : null;
  }

  private static Object of(@Nullable Object value, String function) {
    return switch (function) {
      case "size" -> value instanceof List<?> list ? list.size() : object(value).size();
      case "keySet" -> object(value).keySet();
      default -> throw new IllegalArgumentException(function + " is no function of a path");
    };
  }

  private static Map<?, ?> object(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new AssertionError(value + " is no object");
  }
}
