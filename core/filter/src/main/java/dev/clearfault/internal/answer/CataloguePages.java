package dev.clearfault.internal.answer;

import dev.clearfault.internal.catalogue.Catalogue;
import dev.clearfault.internal.catalogue.CatalogueDocuments;
import dev.clearfault.internal.catalogue.FormScript;
import dev.clearfault.internal.render.PageStyle;
import dev.clearfault.internal.text.Language;
import dev.clearfault.internal.text.Languages;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The paths below the catalogue's: the pages about problem types, and the error page that the
 * container dispatches to.
 *
 * <p>Thread-safe.
 *
 * @param catalogue the problem types
 * @param documents the pages about them
 * @param languages finds the language of a page
 * @param path the path of the catalogue in the application, without a slash at its end
 * @param served whether the pages about types are served; the error page always is
 * @param script the module for forms; null if the contract is not published
 */
public record CataloguePages(
    Catalogue catalogue,
    CatalogueDocuments documents,
    Languages languages,
    String path,
    boolean served,
    @Nullable FormScript script) {
  private static final String ERROR_PAGE = "error";
  private static final String POLICY = "Content-Security-Policy";

  /** Returns whether the container dispatches the request to the error page. */
  public boolean isErrorPage(HttpServletRequest request) {
    return request.getDispatcherType() == DispatcherType.ERROR && ERROR_PAGE.equals(slug(request));
  }

  /**
   * Returns the chain for a request: one that ends with a page, if the request is for one, else the
   * application's. What fails in it is a failure like any other.
   */
  public FilterChain before(FilterChain application, HttpServletRequest request) {
    String slug = served ? slug(request) : null;
    if (slug == null
        || request.getDispatcherType() != DispatcherType.REQUEST
        || !isRead(request.getMethod())
        || (slug.indexOf('.') >= 0 && isMappedByExtension(request))) {
      return application;
    }
    return (inner, response) -> {
      if (script != null && slug.equals(FormScript.NAME)) {
        send(script, request, (HttpServletResponse) response);
        return;
      }
      CatalogueDocuments.Page page =
          documents.page(slug, Answer.readableAccept(request), language(request));
      if (page != null) {
        send(page, (HttpServletResponse) response);
      } else if (isFile(slug)) {
        application.doFilter(inner, response);
      } else {
        ((HttpServletResponse) response).sendError(HttpServletResponse.SC_NOT_FOUND);
      }
    };
  }

  /** No name of a type has these. */
  private static boolean isFile(String slug) {
    return slug.indexOf('.') >= 0 || slug.indexOf('/') >= 0;
  }

  /** Returns whether a servlet of the application has all paths with this end. */
  private static boolean isMappedByExtension(HttpServletRequest request) {
    try {
      return request.getHttpServletMapping().getMappingMatch() == MappingMatch.EXTENSION;
    } catch (RuntimeException unknown) {
      return false;
    }
  }

  private static void send(CatalogueDocuments.Page page, HttpServletResponse response)
      throws IOException {
    HeaderPolicy.addVary(response);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Language", page.language());
    if (!response.containsHeader(POLICY)) {
      response.setHeader(POLICY, PageStyle.POLICY);
    }
    Answer.send(response, page.contentType(), page.bytes());
  }

  /** A browser asks each time, because another version of the application has the same URL. */
  private static void send(
      FormScript script, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("ETag", script.tag());
    if (knows(request, script.tag())) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    } else {
      Answer.send(response, FormScript.CONTENT_TYPE, script.bytes());
    }
  }

  private static boolean knows(HttpServletRequest request, String tag) {
    try {
      String known = request.getHeader("If-None-Match");
      return known != null && known.contains(tag);
    } catch (RuntimeException unreadable) {
      return false;
    }
  }

  /** A header that the container cannot read counts as missing. */
  private Language language(HttpServletRequest request) {
    try {
      return languages.of(request.getHeaders("Accept-Language"));
    } catch (RuntimeException unreadable) {
      return languages.english();
    }
  }

  private static boolean isRead(String method) {
    return method.equals("GET") || method.equals("HEAD");
  }

  /** A server may throw for a path with two meanings. Such a path is not the catalogue's. */
  private @Nullable String slug(HttpServletRequest request) {
    try {
      return slugOf(request);
    } catch (RuntimeException unreadable) {
      return null;
    }
  }

  /**
   * Returns what follows the catalogue's path; null if the request is for something else. The path
   * is decoded and free of parameters; the rest is only ever looked up.
   */
  private @Nullable String slugOf(HttpServletRequest request) {
    String servletPath = request.getServletPath();
    String pathInfo = request.getPathInfo();
    // Every request comes here, and most of them must not pay for a new string.
    String asked =
        pathInfo == null
            ? servletPath
            : servletPath.isEmpty() ? pathInfo : joined(servletPath, pathInfo);
    if (!asked.startsWith(path)) {
      return null;
    }
    if (asked.length() == path.length()) {
      return "";
    }
    return asked.charAt(path.length()) == '/' ? asked.substring(path.length() + 1) : null;
  }

  private String joined(String servletPath, String pathInfo) {
    return path.startsWith(servletPath) ? servletPath + pathInfo : servletPath;
  }
}
