package dev.clearfault.internal.container;

/** Servers without their responses, for tests of other packages. */
public final class Servers {
  private Servers() {}

  /** Returns Undertow. */
  public static Container undertow() {
    return new Undertow();
  }
}
