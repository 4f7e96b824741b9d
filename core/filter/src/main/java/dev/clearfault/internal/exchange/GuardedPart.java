package dev.clearfault.internal.exchange;

import dev.clearfault.internal.read.InputLimits;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a form as the application sees it: what is read of it is remembered.
 *
 * @param all the parts among which those of the same name are counted
 */
record GuardedPart(Part part, Collection<Part> all, Exchange exchange) implements Part {

  /** Guards the part that the application has asked for. The library reads the container's. */
  static Part of(Part part, ServletRequest request, Exchange exchange) {
    return part == null || isForLibrary(request)
        ? part
        : new GuardedPart(part, List.of(part), exchange);
  }

  /** Guards all parts of a form. */
  static Collection<Part> all(Collection<Part> all, ServletRequest request, Exchange exchange) {
    if (isForLibrary(request)) {
      return all;
    }
    Collection<Part> guarded = new ArrayList<>(all.size());
    all.forEach(part -> guarded.add(new GuardedPart(part, all, exchange)));
    return guarded;
  }

  private static boolean isForLibrary(ServletRequest request) {
    return request.getAttribute(InputLimits.READING_PARTS) != null;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new PartStream(
        part.getInputStream(), stream -> exchange.client().memory(part, this::place, stream));
  }

  /** Returns its name, with its index among several of that name. */
  private List<Object> place() {
    List<Part> several = all.stream().filter(p -> getName().equals(p.getName())).toList();
    return several.size() > 1 ? List.of(getName(), several.indexOf(part)) : List.of(getName());
  }

  @Override
  public @Nullable String getContentType() {
    return part.getContentType();
  }

  @Override
  public String getName() {
    return part.getName();
  }

  @Override
  public @Nullable String getSubmittedFileName() {
    return part.getSubmittedFileName();
  }

  @Override
  public long getSize() {
    return part.getSize();
  }

  @Override
  public void write(String fileName) throws IOException {
    part.write(fileName);
  }

  @Override
  public void delete() throws IOException {
    part.delete();
  }

  @Override
  public @Nullable String getHeader(String name) {
    return part.getHeader(name);
  }

  @Override
  public Collection<String> getHeaders(String name) {
    return part.getHeaders(name);
  }

  @Override
  public Collection<String> getHeaderNames() {
    return part.getHeaderNames();
  }
}
