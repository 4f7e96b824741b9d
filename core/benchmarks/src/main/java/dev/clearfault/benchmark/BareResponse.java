package dev.clearfault.benchmark;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A response that costs almost nothing. It has only what the benchmarks need. */
final class BareResponse extends HttpServletResponseWrapper {
  private final Sink out = new Sink();
  private int length;

  BareResponse() {
    super(
        (HttpServletResponse)
            Proxy.newProxyInstance(
                BareResponse.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> {
                  throw new UnsupportedOperationException(method.getName());
                }));
  }

  /** Starts a new response. */
  void begin() {
    length = 0;
  }

  /** Returns the number of bytes that were written. */
  int length() {
    return length;
  }

  @Override
  public boolean isCommitted() {
    return false;
  }

  @Override
  public void reset() {
    length = 0;
  }

  @Override
  public int getStatus() {
    return 200;
  }

  @Override
  public void setStatus(int value) {
    // Not needed.
  }

  @Override
  public Collection<String> getHeaderNames() {
    return List.of();
  }

  @Override
  public @Nullable String getHeader(String name) {
    return null;
  }

  @Override
  public void setHeader(String name, String value) {
    // Not needed.
  }

  @Override
  public void setContentType(String value) {
    // Not needed.
  }

  @Override
  public void setCharacterEncoding(String value) {
    // Not needed.
  }

  @Override
  public void setContentLength(int value) {
    // Not needed.
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return out;
  }

  private final class Sink extends ServletOutputStream {
    @Override
    public void write(int value) {
      length++;
    }

    @Override
    public void write(byte[] bytes, int start, int count) {
      length += count;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException("blocking only");
    }
  }
}
