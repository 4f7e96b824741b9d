package dev.clearfault.internal.exchange;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.nio.charset.Charset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The head of the response as the application sees it. After an answer it stays as it is. Only
 * after {@code sendError} filters may add to it until the pass ends, because filters for CORS rely
 * on that with some servers.
 */
sealed class GuardedHead extends HttpServletResponseWrapper permits GuardedResponse {
  final Exchange exchange;
  final Turn turn;

  GuardedHead(HttpServletResponse response, Exchange exchange) {
    super(response);
    this.exchange = exchange;
    this.turn = exchange.turn();
  }

  private void head(String name, Turn.Call<RuntimeException> call) {
    if (!turn.headIsOpen()) {
      turn.call(call);
    } else if (exchange.doors.mayFollow(name)) {
      call.run();
    }
  }

  /** Sets no charset after the end. */
  public void setCharacterEncoding(@Nullable Charset charset) {
    turn.call(() -> super.setCharacterEncoding(charset == null ? null : charset.name()));
  }

  @Override
  public void setHeader(String name, String value) {
    head(
        name,
        () -> {
          if (name.equalsIgnoreCase("Vary") && turn.headIsOpen()) {
            super.addHeader(name, value); // The answer has a Vary of its own.
          } else {
            super.setHeader(name, value);
          }
        });
  }

  @Override
  public void addHeader(String name, String value) {
    head(name, () -> super.addHeader(name, value));
  }

  @Override
  public void setIntHeader(String name, int value) {
    head(name, () -> super.setIntHeader(name, value));
  }

  @Override
  public void addIntHeader(String name, int value) {
    head(name, () -> super.addIntHeader(name, value));
  }

  @Override
  public void setDateHeader(String name, long date) {
    head(name, () -> super.setDateHeader(name, date));
  }

  @Override
  public void addDateHeader(String name, long date) {
    head(name, () -> super.addDateHeader(name, date));
  }

  @Override
  public void addCookie(Cookie cookie) {
    head("Set-Cookie", () -> super.addCookie(cookie));
  }

  @Override
  public void setContentType(String type) {
    turn.call(() -> super.setContentType(type));
  }

  @Override
  public void setCharacterEncoding(String charset) {
    turn.call(() -> super.setCharacterEncoding(charset));
  }

  @Override
  public void setContentLength(int length) {
    turn.call(() -> super.setContentLength(length));
  }

  @Override
  public void setContentLengthLong(long length) {
    turn.call(() -> super.setContentLengthLong(length));
  }

  @Override
  public void setLocale(Locale locale) {
    turn.call(() -> super.setLocale(locale));
  }
}
