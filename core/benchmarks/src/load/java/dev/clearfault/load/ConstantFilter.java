package dev.clearfault.load;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;

/** The limit for any filter: catches an exception and sends prepared bytes. */
public final class ConstantFilter implements Filter {
  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (ConstraintViolationException e) {
      Answers.INVALID.send((HttpServletResponse) response);
    } catch (IOException e) {
      Answers.UPSTREAM.send((HttpServletResponse) response);
    } catch (RuntimeException e) {
      Answers.UNEXPECTED.send((HttpServletResponse) response);
    }
  }
}
