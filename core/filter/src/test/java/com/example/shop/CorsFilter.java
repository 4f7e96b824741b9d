package com.example.shop;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets the pages of one site read all answers, those of failures too. */
public final class CorsFilter implements Filter {
  private static final String SITE = "https://www.example.com";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest asked = (HttpServletRequest) request;
    HttpServletResponse answer = (HttpServletResponse) response;
    answer.addHeader("Vary", "Origin");
    if (SITE.equals(asked.getHeader("Origin"))) {
      answer.setHeader("Access-Control-Allow-Origin", SITE);
      answer.setHeader("Access-Control-Expose-Headers", "Retry-After");
      answer.setHeader("Access-Control-Allow-Headers", "Content-Type, Idempotency-Key");
      answer.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT");
    }
    boolean preflight = asked.getHeader("Access-Control-Request-Method") != null;
    if (preflight && asked.getMethod().equals("OPTIONS")) {
      answer.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      chain.doFilter(request, response);
    }
  }
}
