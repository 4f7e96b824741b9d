package dev.clearfault.demo.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;

/** Clients that ask without a pause until they are told to end. */
public final class Load implements AutoCloseable {
  private final ExecutorService threads;
  private final List<CompletableFuture<Void>> clients = new ArrayList<>();
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private final Semaphore good = new Semaphore(0);
  private volatile boolean over;
  private int asked;
  private long lastBad = System.nanoTime();

  private Load(int count) {
    threads = Executors.newFixedThreadPool(count);
  }

  /**
   * Starts clients.
   *
   * @param ask sends the request with a number that no other has, and says what came of it; empty
   *     if it was answered as usual
   */
  public static Load start(int count, IntFunction<String> ask) {
    Load load = new Load(count);
    for (int i = 0; i < count; i++) {
      load.clients.add(CompletableFuture.runAsync(() -> load.run(ask), load.threads));
    }
    return load;
  }

  private void run(IntFunction<String> ask) {
    while (!over) {
      count(ask.apply(next()));
    }
  }

  private synchronized int next() {
    return asked++;
  }

  private synchronized void count(String outcome) {
    if (outcome.isEmpty()) {
      good.release();
    } else {
      outcomes.merge(outcome, 1, Integer::sum);
      lastBad = System.nanoTime();
    }
  }

  /** Waits until more requests have been answered as usual. */
  public void awaitGood(int more) throws InterruptedException {
    good.drainPermits();
    good.acquire(more);
  }

  /** Returns the milliseconds from a moment to the last answer that was not as usual; or 0. */
  public synchronized long unwellSince(long nanoTime) {
    return Math.max(0, (lastBad - nanoTime) / 1_000_000);
  }

  /** Returns how many requests have been sent. */
  public synchronized int asked() {
    return asked;
  }

  /** Ends the clients, and returns how often something else than the usual came of a request. */
  public Map<String, Integer> end() {
    over = true;
    clients.forEach(CompletableFuture::join);
    return Map.copyOf(outcomes);
  }

  @Override
  public void close() {
    over = true;
    threads.shutdownNow();
  }
}
