package dev.clearfault.contract;

import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;

/**
 * Says why an object is still in the heap of a JVM, by a heap dump in the format HPROF: the
 * shortest way to it from what the JVM needs. A weak, soft or phantom reference holds nothing. What
 * the JDK keeps for the generated methods of the last record holds nothing either: the next one
 * replaces it.
 */
final class HeapDump {
  private static final int OBJECT = 2;
  private static final int BYTE = 8;

  /** Of values, by their types. */
  private static final Map<Integer, Integer> SIZES =
      Map.of(OBJECT, 8, 4, 1, 5, 2, 6, 4, 7, 8, BYTE, 1, 9, 2, 10, 4, 11, 8);

  /** How many bytes follow the object in the records about roots, by their kinds. */
  private static final Map<Integer, Integer> ROOTS =
      Map.of(0xFF, 0, 1, 8, 2, 8, 3, 8, 4, 4, 5, 0, 6, 4, 7, 0, 8, 8);

  private static final String LAST_RECORD = "java.lang.runtime.ObjectMethods";
  private static final String REFERENCE = "java.lang.ref.Reference.referent";

  private record Field(String name, int type) {}

  /** The instance fields of a class, without those that it inherits. */
  private record Shape(long superclass, List<Field> fields) {}

  /** Names and values of the references that an object, a class or an array has. */
  private record Node(long type, List<String> names, List<Long> references) {
    Node(long type) {
      this(type, new ArrayList<>(), new ArrayList<>());
    }

    void add(String name, long reference) {
      if (reference != 0) {
        names.add(name);
        references.add(reference);
      }
    }
  }

  private record Step(long from, String name) {}

  private final Map<Long, String> texts = new HashMap<>();
  private final Map<Long, String> classes = new HashMap<>();
  private final Map<Long, Shape> shapes = new HashMap<>();
  private final Map<Long, Node> nodes = new HashMap<>();
  private final Map<Long, String> shortBytes = new HashMap<>();
  private final List<Long> roots = new ArrayList<>();

  private HeapDump() {}

  static HeapDump read(Path file) throws IOException {
    HeapDump dump = new HeapDump();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20))) {
      while (in.readByte() != 0) {
        // The name of the format.
      }
      in.skipNBytes(12);
      for (int tag = in.read(); tag >= 0; tag = in.read()) {
        in.skipNBytes(4);
        dump.add(tag, ByteBuffer.wrap(in.readNBytes(in.readInt())));
      }
    }
    return dump;
  }

  private void add(int tag, ByteBuffer record) {
    switch (tag) {
      case 0x01 -> texts.put(record.getLong(), StandardCharsets.UTF_8.decode(record).toString());
      case 0x02 -> classes.put(record.getLong(4), text(record.getLong(16)).replace('/', '.'));
      case 0x0C, 0x1C -> {
        while (record.hasRemaining()) {
          addObject(record.get() & 0xFF, record.getLong(), record);
        }
      }
      default -> {} // About threads and their stacks.
    }
  }

  private void addObject(int kind, long id, ByteBuffer in) {
    switch (kind) {
      case 0x20 -> addClass(id, in);
      case 0x21 -> {
        Node node = new Node(in.getLong(in.position() + 4));
        in.position(in.position() + 16);
        node.add("class", node.type());
        for (long type = node.type();
            type != 0;
            type = requireNonNull(shapes.get(type)).superclass()) {
          addFields(node, type, in);
        }
        nodes.put(id, node);
      }
      case 0x22 -> {
        int length = in.getInt(in.position() + 4);
        Node node = new Node(in.getLong(in.position() + 8));
        in.position(in.position() + 16);
        for (int i = 0; i < length; i++) {
          node.add("[" + i + "]", in.getLong());
        }
        nodes.put(id, node);
      }
      case 0x23 -> addValues(id, in);
      default -> {
        roots.add(id);
        in.position(in.position() + requireNonNull(ROOTS.get(kind)));
      }
    }
  }

  private void addClass(long id, ByteBuffer in) {
    Node node = new Node(id);
    long superclass = in.getLong(in.position() + 4);
    node.add("superclass", superclass);
    node.add("class loader", in.getLong(in.position() + 12));
    node.add("protection domain", in.getLong(in.position() + 28));
    in.position(in.position() + 56);
    for (int i = in.getShort(); i > 0; i--) {
      in.getShort();
      in.position(in.position() + 1 + size(in.get(in.position())));
    }
    for (int i = Short.toUnsignedInt(in.getShort()); i > 0; i--) {
      String name = text(in.getLong());
      addValue(node, "static " + name, in.get(), in);
    }
    List<Field> fields = new ArrayList<>();
    for (int i = Short.toUnsignedInt(in.getShort()); i > 0; i--) {
      fields.add(new Field(text(in.getLong()), in.get()));
    }
    shapes.put(id, new Shape(superclass, fields));
    nodes.put(id, node);
  }

  private void addFields(Node node, long type, ByteBuffer in) {
    for (Field field : requireNonNull(shapes.get(type)).fields()) {
      String name = field.name();
      boolean weak = REFERENCE.equals(classes.get(type) + "." + name);
      addValue(weak ? new Node(0) : node, name, field.type(), in);
    }
  }

  private static void addValue(Node node, String name, int type, ByteBuffer in) {
    if (type == OBJECT) {
      node.add(name, in.getLong());
    } else {
      in.position(in.position() + size(type));
    }
  }

  private void addValues(long id, ByteBuffer in) {
    int length = in.getInt(in.position() + 4);
    int type = in.get(in.position() + 8);
    byte[] bytes = new byte[length * size(type)];
    in.position(in.position() + 9).get(bytes);
    if (type == BYTE && length < 100) {
      shortBytes.put(id, new String(bytes, StandardCharsets.ISO_8859_1));
    }
  }

  /** Returns the way to each object whose class has a name that ends so, in lower case. */
  List<String> pathsTo(String suffix) {
    Map<Long, Step> steps = new HashMap<>();
    Queue<Long> queue = new ArrayDeque<>();
    for (long root : roots) {
      if (steps.putIfAbsent(root, new Step(0, "")) == null) {
        queue.add(root);
      }
    }
    List<String> paths = new ArrayList<>();
    while (!queue.isEmpty()) {
      long id = queue.remove();
      Node node = LAST_RECORD.equals(classes.get(id)) ? new Node(0) : node(id);
      if (node.type() != id
          && classes.getOrDefault(node.type(), "").toLowerCase(Locale.ROOT).endsWith(suffix)) {
        paths.add(path(id, steps));
      }
      for (int i = 0; i < node.references().size(); i++) {
        long next = node.references().get(i);
        if (steps.putIfAbsent(next, new Step(id, node.names().get(i))) == null) {
          queue.add(next);
        }
      }
    }
    return paths;
  }

  private String text(long id) {
    return requireNonNull(texts.get(id));
  }

  private static int size(int type) {
    return requireNonNull(SIZES.get(type));
  }

  private Node node(long id) {
    return nodes.getOrDefault(id, new Node(0));
  }

  private String path(long id, Map<Long, Step> steps) {
    StringBuilder path = new StringBuilder();
    for (long at = id; at != 0; ) {
      Step step = requireNonNull(steps.get(at));
      path.insert(0, "\n  " + step.name() + " -> " + describe(at));
      at = step.from();
    }
    return "held by:" + path;
  }

  private String describe(long id) {
    Node node = node(id);
    String type = classes.getOrDefault(node.type(), "?");
    int name = node.names().indexOf("name");
    if (node.type() == id) {
      return "class " + type;
    }
    if (name < 0) {
      return type;
    }
    Node text = node(node.references().get(name));
    int value = text.names().indexOf("value");
    return value < 0 ? type : type + " '" + shortBytes.get(text.references().get(value)) + "'";
  }
}
