package dev.clearfault.frameworks.spring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Answers later. */
@RestController
public class Asynchronous {

  /** Answers in another thread. */
  @GetMapping("/callable")
  public Callable<String> callable() {
    return () -> "called";
  }

  /** Fails in another thread. */
  @GetMapping("/callable/{name}")
  public Callable<String> callable(@PathVariable String name) {
    return () -> {
      throw "advised".equals(name) ? new Advice.AdvisedException() : Failing.failure(name);
    };
  }

  /** Fails later. */
  @GetMapping("/deferred/{name}")
  public DeferredResult<String> deferred(@PathVariable String name) {
    DeferredResult<String> result = new DeferredResult<>();
    result.setErrorResult(Failing.failure(name));
    return result;
  }

  /** Fails in a stage. */
  @GetMapping("/future/{name}")
  public CompletableFuture<String> future(@PathVariable String name) {
    return CompletableFuture.supplyAsync(
        () -> {
          throw Failing.failure(name);
        });
  }

  /** Never answers. */
  @GetMapping("/never")
  public DeferredResult<String> never() {
    return new DeferredResult<>(1L);
  }

  /** Answers with a result when its time has run out. */
  @GetMapping("/late")
  public DeferredResult<String> late() {
    return new DeferredResult<>(1L, () -> "the answer of the application");
  }

  /** Streams. */
  @GetMapping("/stream")
  public StreamingResponseBody stream() {
    return out -> out.write("streamed".getBytes(StandardCharsets.UTF_8));
  }

  /** Fails before the first byte of a stream. */
  @GetMapping("/stream/{name}")
  public StreamingResponseBody stream(@PathVariable String name) {
    return out -> {
      throw Failing.failure(name);
    };
  }

  /** Fails after the first bytes. */
  @GetMapping("/emitter")
  public ResponseBodyEmitter emitter() throws IOException {
    ResponseBodyEmitter emitter = new ResponseBodyEmitter();
    emitter.send("first");
    emitter.completeWithError(Failing.failure("any"));
    return emitter;
  }
}
