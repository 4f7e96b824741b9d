package dev.clearfault.gateway.internal.routes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * An object of the file of routes. Each mistake is told with its line.
 *
 * @param file its path
 * @param node the object as it is written
 * @param values by name
 */
record Entry(String file, Node node, Map<String, Node> values) {

  /** Returns the object of a node, which may have these names only. */
  static Entry of(String file, Node node, List<String> names) {
    if (!(node instanceof MappingNode map)) {
      throw fault(file, node, "names with values are expected here, such as " + names.get(0) + ":");
    }
    Map<String, Node> values = new LinkedHashMap<>();
    for (NodeTuple each : map.getValue()) {
      Node key = each.getKeyNode();
      String name = key instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (!names.contains(name)) {
        throw fault(
            file, key, "there is no '" + name + "': write one of " + String.join(", ", names));
      }
      if (values.put(name, each.getValueNode()) != null) {
        throw fault(file, key, "'" + name + "' stands here a second time: remove one of them");
      }
    }
    return new Entry(file, node, values);
  }

  /** Returns what stops the start. */
  static IllegalArgumentException fault(String file, Node node, String sentence) {
    return fault(file, node.getStartMark(), sentence);
  }

  static IllegalArgumentException fault(String file, Optional<Mark> mark, String sentence) {
    String line = mark.map(m -> ", line " + (m.getLine() + 1)).orElse("");
    return new IllegalArgumentException(file + line + ": " + sentence);
  }

  /** Returns what stops the start because of a value. */
  IllegalArgumentException faultOf(String name, String text, String remedy) {
    Node value = values.getOrDefault(name, node);
    return fault(file, value, name + " is '" + text + "': " + remedy);
  }

  /** Returns the text of a value, with its placeholders filled; null if there is none. */
  @Nullable String text(String name) {
    Node value = values.get(name);
    return value == null ? null : text(name, value);
  }

  private String text(String name, Node value) {
    if (!(value instanceof ScalarNode scalar)) {
      throw fault(file, value, name + " is no text: write one");
    }
    try {
      return Placeholders.fill(scalar.getValue()).strip();
    } catch (IllegalArgumentException unset) {
      throw fault(file, value, name + " cannot be read, because " + unset.getMessage());
    }
  }

  /** Returns the text of a value that has to be there and to fit a pattern. */
  String required(String name, Pattern pattern, String remedy) {
    String text = text(name);
    if (text == null) {
      throw fault(file, node, name + " is missing: " + remedy);
    }
    if (!pattern.matcher(text).matches()) {
      throw faultOf(name, text, remedy);
    }
    return text;
  }

  /** Returns a value that is written as a text; the standard one if there is none. */
  <T> T read(String name, T standard, Function<String, @Nullable T> reader, String remedy) {
    String text = text(name);
    if (text == null) {
      return standard;
    }
    T value = reader.apply(text);
    if (value == null) {
      throw faultOf(name, text, remedy);
    }
    return value;
  }

  /** Returns the elements of a list; none if it is not there. */
  List<Node> list(String name) {
    Node value = values.get(name);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof SequenceNode list)) {
      throw fault(file, value, name + " is no list: write a hyphen before each element");
    }
    return List.copyOf(list.getValue());
  }

  /** Returns the texts of a list; none if it is not there. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    list(name).forEach(each -> texts.add(text(name, each)));
    return texts;
  }
}
