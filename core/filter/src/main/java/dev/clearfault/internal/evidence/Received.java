package dev.clearfault.internal.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the application has asked for and read of one request. It is looked at after a failure. */
public interface Received {

  /** Returns the texts that the application has asked for, the latest first. */
  List<AskedText> asked();

  /** Returns what the application has read of the body by itself; null for nothing. */
  @Nullable BodyRead body();
}
