package dev.clearfault.internal.json;

import dev.clearfault.input.NoControlCharacters;
import dev.clearfault.internal.json.JsonFault.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;

/** The faults of one text while it is being read; not thread-safe. */
final class FaultList {
  /** How often a text's values may be read again after Jackson has buffered them. */
  private static final int MAX_REREADS = 4;

  private final int max;
  private final int maxValues;
  private final boolean fromClient;
  private final Set<String> elsewhere;
  private final boolean controlCharacters;
  private long reread;
  private @Nullable Throwable refusal;

  /** Empty until the first fault, because most texts have none. */
  private List<JsonFault> faults = List.of();

  /**
   * Creates an empty list.
   *
   * @param max how many faults to collect; one more stops the reading
   * @param maxValues the greatest number of values that the text can have
   * @param fromClient true for a client's text, false for an upstream's answer
   * @param controlCharacters whether texts may have control characters
   */
  FaultList(int max, int maxValues, boolean fromClient, boolean controlCharacters) {
    this(max, maxValues, fromClient, controlCharacters, Set.of());
  }

  private FaultList(
      int max,
      int maxValues,
      boolean fromClient,
      boolean controlCharacters,
      Set<String> elsewhere) {
    this.max = max;
    this.maxValues = maxValues;
    this.fromClient = fromClient;
    this.controlCharacters = controlCharacters;
    this.elsewhere = elsewhere;
  }

  /**
   * Returns an empty list for a text that may not set some of the properties.
   *
   * @param names the properties of the outermost object that come from another place
   */
  FaultList without(Set<String> names) {
    return new FaultList(max, maxValues, fromClient, controlCharacters, names);
  }

  static FaultList unlimited() {
    return new FaultList(Integer.MAX_VALUE, Integer.MAX_VALUE, true, true);
  }

  /**
   * Adds a fault.
   *
   * @throws ReadingAbortedException if the list was full; the fault is added too, which shows that
   *     there are more than the limit
   */
  void add(JsonFault fault) {
    if (!controlCharacters && isOfSameText(fault)) {
      return;
    }
    if (faults.isEmpty()) {
      faults = new ArrayList<>(4);
    }
    if (faults.size() <= max) {
      faults.add(fault);
    }
    if (faults.size() > max) {
      throw ReadingAbortedException.tooManyFaults();
    }
  }

  /** A text with control characters often has no meaning either: one fault for one mistake. */
  private boolean isOfSameText(JsonFault fault) {
    JsonFault last = faults.isEmpty() ? null : faults.get(faults.size() - 1);
    return last != null
        && last.kind() == Kind.NO_CONTROL_CHARACTERS
        && last.path().equals(fault.path());
  }

  /** Tells whether a text or a name has control characters that it may not have. */
  boolean refuses(JsonParser text) {
    return !controlCharacters && !NoControlCharacters.Check.accepts(text.getString());
  }

  /** Returns the faults of the text that is being read. */
  static FaultList of(DeserializationContext context) {
    return context.getAttribute(FaultList.class) instanceof FaultList faults ? faults : unlimited();
  }

  /**
   * Adds the fault of an unknown property. A name that comes from another part of the request is
   * never proposed for it.
   *
   * @param known the names that the class reads
   * @param java the names in Java of the same properties
   */
  void addUnknown(JsonParser parser, List<String> known, PropertyNames java) {
    List<Object> path = JsonPaths.of(JsonPaths.parent(parser));
    List<String> names =
        path.size() > 1 || elsewhere.isEmpty()
            ? known
            : known.stream().filter(name -> !elsewhere.contains(name)).toList();
    String renamed = java.wireByJava().get(String.valueOf(path.get(path.size() - 1)));
    add(JsonFault.at(Kind.UNKNOWN_PROPERTY, path, null));
    if (parser instanceof StrictParser strict) {
      strict.noteUnknown(names, renamed);
    } else {
      // Jackson has read the object already, and the names beside this one are not known.
      JsonFault fault = faults.get(count() - 1);
      faults.set(count() - 1, fault.allowing(List.of(), nearest(fault, names, renamed)));
    }
  }

  /** Returns the known name that an unknown one stands for; null if none is similar. */
  static @Nullable NearestName nearest(
      JsonFault unknown, List<String> names, @Nullable String renamed) {
    return renamed != null && names.contains(renamed)
        ? new NearestName(renamed, true)
        : NearestName.of(String.valueOf(unknown.path().get(unknown.path().size() - 1)), names);
  }

  JsonFault get(int index) {
    return faults.get(index);
  }

  void set(int index, JsonFault fault) {
    faults.set(index, fault);
  }

  /** Removes the last step of a path from the faults below it, as {@link #move} does. */
  void removeStep(int count, List<Object> path) {
    move(count, path, path.subList(0, path.size() - 1));
  }

  /**
   * Replaces a path at the beginning of the faults below it.
   *
   * @param count the number of earlier faults, which stay as they are
   */
  void move(int count, List<Object> from, List<Object> to) {
    for (int i = count; i < faults.size(); i++) {
      JsonFault fault = faults.get(i);
      List<Object> path = fault.path();
      if (path.size() > from.size() && path.subList(0, from.size()).equals(from)) {
        List<Object> moved = new ArrayList<>(to);
        moved.addAll(path.subList(from.size(), path.size()));
        faults.set(i, fault.movedTo(moved));
      }
    }
  }

  /**
   * Counts a value that is read again. Jackson buffers the values at each level of nested subtypes,
   * so a text of many levels would be copied as many times.
   *
   * @throws ReadingAbortedException if there are too many
   */
  void countReread() {
    if (++reread > (long) MAX_REREADS * maxValues) {
      throw ReadingAbortedException.tooManyRereads();
    }
  }

  boolean fromClient() {
    return fromClient;
  }

  /** Keeps the first exception of the application's code, for the log. */
  void keepRefusal(Throwable thrown) {
    refusal = refusal == null ? thrown : refusal;
  }

  @Nullable Throwable refusal() {
    return refusal;
  }

  int count() {
    return faults.size();
  }

  /** Tells whether a value could not be read since the list had this number of faults. */
  boolean hasUnreadSince(int count) {
    return faults.subList(count, faults.size()).stream()
        .anyMatch(fault -> fault.kind() != Kind.UNKNOWN_PROPERTY);
  }

  /** Returns the faults. A property that was sent under a wrong name is not missing as well. */
  List<JsonFault> list() {
    Set<List<Object>> meant =
        faults.stream()
            .map(JsonFault::meant)
            .filter(Objects::nonNull)
            .collect(Collectors.toUnmodifiableSet());
    List<List<Object>> twice =
        faults.stream()
            .filter(fault -> fault.kind() == Kind.DUPLICATE_PROPERTY)
            .map(JsonFault::path)
            .toList();
    return faults.stream()
        .filter(fault -> fault.kind() != Kind.MISSING || !meant.contains(fault.path()))
        .map(fault -> isBelow(fault.path(), twice) ? fault.certain(false) : fault)
        .toList();
  }

  /** Of a property that is there twice, a client may know the other value only. */
  private static boolean isBelow(List<Object> path, List<List<Object>> twice) {
    return twice.stream()
        .anyMatch(each -> path.size() >= each.size() && path.subList(0, each.size()).equals(each));
  }
}
