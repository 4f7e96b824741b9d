package dev.clearfault.contract.internal.schema;

import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON value of a file in YAML 1.2. Jackson's reader takes an alias for a text and does not
 * keep numbers exact; so the nodes are read here.
 */
final class YamlTree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Aliases of lists of aliases make a small file a large tree. */
  private static final int MOST_NODES = 1_000_000;

  private final Origin file;

  /** The nodes around the current one: an alias may lead back to one of them. */
  private final Set<Node> around = Collections.newSetFromMap(new IdentityHashMap<>());

  private int nodes;

  YamlTree(Origin file) {
    this.file = file;
  }

  JsonNode read(InputStream in) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file.file())
            .setSchema(new CoreSchema())
            .setMaxAliasesForCollections(MOST_NODES)
            .build();
    try {
      Optional<Node> root = new Compose(settings).composeInputStream(in);
      return root.map(this::value).orElse(NODES.nullNode());
    } catch (MarkedYamlEngineException unreadable) {
      throw fault(unreadable.getProblemMark(), "is not YAML: " + unreadable.getProblem());
    } catch (YamlEngineException unreadable) {
      throw fault(Optional.empty(), "is not YAML: " + unreadable.getMessage());
    } catch (StackOverflowError tooDeep) { // Neither the reader nor this class counts the levels.
      throw fault(Optional.empty(), "has lists or objects in others, too many levels of them");
    }
  }

  private JsonNode value(Node node) {
    if (++nodes > MOST_NODES) {
      throw fault(node.getStartMark(), "has too many values by its aliases: write fewer of them");
    }
    if (node instanceof ScalarNode scalar) {
      return scalar(scalar);
    }
    if (!around.add(node)) {
      throw fault(node.getStartMark(), "is an alias of something that contains it");
    }
    JsonNode value = node instanceof MappingNode map ? object(map) : list((SequenceNode) node);
    around.remove(node);
    return value;
  }

  private ObjectNode object(MappingNode map) {
    ObjectNode object = NODES.objectNode();
    for (NodeTuple each : map.getValue()) {
      if (!(each.getKeyNode() instanceof ScalarNode key)) {
        throw fault(each.getKeyNode().getStartMark(), "has a name that is no text");
      }
      String name = key.getValue();
      if (name.equals("<<") && key.isPlain()) {
        throw fault(key.getStartMark(), "merges by '<<': write the members themselves");
      }
      if (object.has(name)) {
        throw fault(key.getStartMark(), "has the name '" + name + "' a second time");
      }
      object.set(name, value(each.getValueNode()));
    }
    return object;
  }

  private ArrayNode list(SequenceNode sequence) {
    ArrayNode list = NODES.arrayNode();
    sequence.getValue().forEach(each -> list.add(value(each)));
    return list;
  }

  private JsonNode scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return NODES.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return NODES.booleanNode(Boolean.parseBoolean(text));
    }
    try {
      if (tag.equals(Tag.INT)) {
        return NODES.numberNode(whole(text));
      }
      return tag.equals(Tag.FLOAT)
          ? NODES.numberNode(new BigDecimal(text))
          : NODES.stringNode(text);
    } catch (NumberFormatException infinite) {
      throw fault(scalar.getStartMark(), "has a number that JSON does not have");
    }
  }

  private static BigInteger whole(String text) {
    if (text.startsWith("0x")) {
      return new BigInteger(text.substring(2), 16);
    }
    return text.startsWith("0o")
        ? new BigInteger(text.substring(2), 8)
        : new BigInteger(text.startsWith("+") ? text.substring(1) : text);
  }

  private ContractException fault(Optional<Mark> mark, String what) {
    String place =
        mark.map(m -> "line " + (m.getLine() + 1) + ", column " + (m.getColumn() + 1) + " ")
            .orElse("the file ");
    return new ContractException(file, place + what);
  }
}
