package dev.clearfault.unchanged.conversions;

import jakarta.servlet.http.HttpServletRequest;

/** What a servlet method does with a request. */
interface Case {
  /** Returns what is printed. */
  Object handle(HttpServletRequest request) throws Exception;
}
