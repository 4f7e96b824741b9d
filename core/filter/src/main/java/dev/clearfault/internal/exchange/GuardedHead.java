package dev.clearfault.internal.exchange;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Locale;

/**
 * All ways in which an application changes the head of its response. After an answer they are
 * ignored, as every container does after {@code sendError}: an answer may wait in the buffer while
 * a listener or a worker still speaks.
 */
abstract class GuardedHead extends HttpServletResponseWrapper {

  GuardedHead(HttpServletResponse response) {
    super(response);
  }

  /** Returns whether the head is the answer's. */
  abstract boolean answered();

  @Override
  public void setStatus(int status) {
    if (!answered()) {
      super.setStatus(status);
    }
  }

  @Override
  public void setHeader(String name, String value) {
    if (!answered()) {
      super.setHeader(name, value);
    }
  }

  @Override
  public void addHeader(String name, String value) {
    if (!answered()) {
      super.addHeader(name, value);
    }
  }

  @Override
  public void setIntHeader(String name, int value) {
    if (!answered()) {
      super.setIntHeader(name, value);
    }
  }

  @Override
  public void addIntHeader(String name, int value) {
    if (!answered()) {
      super.addIntHeader(name, value);
    }
  }

  @Override
  public void setDateHeader(String name, long date) {
    if (!answered()) {
      super.setDateHeader(name, date);
    }
  }

  @Override
  public void addDateHeader(String name, long date) {
    if (!answered()) {
      super.addDateHeader(name, date);
    }
  }

  @Override
  public void addCookie(Cookie cookie) {
    if (!answered()) {
      super.addCookie(cookie);
    }
  }

  @Override
  public void setContentType(String type) {
    if (!answered()) {
      super.setContentType(type);
    }
  }

  @Override
  public void setCharacterEncoding(String charset) {
    if (!answered()) {
      super.setCharacterEncoding(charset);
    }
  }

  @Override
  public void setContentLength(int length) {
    if (!answered()) {
      super.setContentLength(length);
    }
  }

  @Override
  public void setContentLengthLong(long length) {
    if (!answered()) {
      super.setContentLengthLong(length);
    }
  }

  @Override
  public void setLocale(Locale locale) {
    if (!answered()) {
      super.setLocale(locale);
    }
  }
}
