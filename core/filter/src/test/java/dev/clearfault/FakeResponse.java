package dev.clearfault;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A response in memory with the methods that an answer uses; a test can make them fail. */
public final class FakeResponse extends HttpServletResponseWrapper {

  /** A call of the container that may throw. */
  public interface Fault {
    void happen() throws IOException;
  }

  private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status = 200;
  private @Nullable String contentType;
  private @Nullable String encoding;
  private int contentLength = -1;
  public boolean committed;
  public boolean hasWriter;
  public int resets;
  public int bufferSize = 8192;
  public Fault onSetStatus = () -> {};
  public Fault onReset = () -> {};
  public Fault onGetOutputStream = () -> {};
  public Fault onWrite = () -> {};

  /** Creates a response. */
  public FakeResponse() {
    super(Unsupported.of(HttpServletResponse.class));
  }

  public String body() {
    return body.toString(StandardCharsets.UTF_8);
  }

  public Map<String, List<String>> headers() {
    return headers;
  }

  public int contentLength() {
    return contentLength;
  }

  @Override
  public int getStatus() {
    return status;
  }

  @Override
  public void setStatus(int value) {
    unchecked(onSetStatus);
    status = value;
  }

  @Override
  public void reset() {
    unchecked(onReset);
    headers.clear();
    body.reset();
    status = 200;
    contentType = null;
    resets++;
  }

  @Override
  public int getBufferSize() {
    return bufferSize;
  }

  @Override
  public void resetBuffer() {
    body.reset();
  }

  @Override
  public PrintWriter getWriter() {
    if (!hasWriter) {
      throw new IllegalStateException("the stream was taken");
    }
    return new PrintWriter(body, true, StandardCharsets.UTF_8) {
      @Override
      public void print(String text) {
        super.print(text);
        flush();
      }
    };
  }

  @Override
  public boolean containsHeader(String name) {
    return headers.containsKey(name);
  }

  @Override
  public boolean isCommitted() {
    return committed;
  }

  @Override
  public List<String> getHeaderNames() {
    return List.copyOf(headers.keySet());
  }

  @Override
  public List<String> getHeaders(String name) {
    return headers.getOrDefault(name, List.of());
  }

  @Override
  public @Nullable String getHeader(String name) {
    return getHeaders(name).stream().findFirst().orElse(null);
  }

  @Override
  public void setHeader(String name, @Nullable String value) {
    if (value == null) {
      headers.remove(name);
    } else {
      headers.put(name, new ArrayList<>(List.of(value)));
    }
  }

  @Override
  public void addHeader(String name, String value) {
    headers.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
  }

  @Override
  public void setContentType(@Nullable String value) {
    contentType = value;
  }

  @Override
  public @Nullable String getContentType() {
    return contentType;
  }

  @Override
  public void setCharacterEncoding(String value) {
    encoding = value;
  }

  @Override
  public @Nullable String getCharacterEncoding() {
    return encoding;
  }

  @Override
  public void setContentLength(int value) {
    contentLength = value;
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    onGetOutputStream.happen();
    return new ServletOutputStream() {
      @Override
      public void write(int b) throws IOException {
        onWrite.happen();
        body.write(b);
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException();
      }
    };
  }

  private static void unchecked(Fault fault) {
    try {
      fault.happen();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
