package com.example.shop;

import com.example.shop.Failures.StaleOrderException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Fails in a way that only a mapper knows, for the sample that registers one. */
public final class OrderServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    request.startAsync().complete();
    throw new StaleOrderException();
  }
}
