package dev.clearfault.contract.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** All choices for one request. The same seed gives the same choices. */
final class Dice {
  private final SplittableRandom random;

  Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Returns a number from 0 up to the bound, without it. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  String of(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  byte anyByte() {
    return (byte) random.nextInt(256);
  }
}
