package dev.clearfault.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.FakeRequest;
import dev.clearfault.FakeResponse;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AllowedMethodsTest {

  /** Answers PUT. */
  private static class Putting extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) {}
  }

  /** Looks at each request first, and passes it on. */
  private static final class Looking extends Putting {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws ServletException, IOException {
      super.service(request, response);
    }
  }

  /** Answers what it knows, without a method for each. */
  private static final class Deciding extends Putting {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.sendError(405);
    }
  }

  /** Overrides the method with the other parameters. */
  private static final class Generic extends Putting {
    private static final long serialVersionUID = 1L;

    @Override
    public void service(ServletRequest request, ServletResponse response) throws IOException {
      ((HttpServletResponse) response).sendError(405);
    }
  }

  /** Refuses GET by itself, which HEAD comes to by way of HttpServlet. */
  private static final class Getting extends Putting {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws ServletException, IOException {
      doHead(request, response);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.sendError(405);
    }
  }

  /** Forwards by way of the dispatcher of a container. */
  private record Dispatching(HttpServlet target) implements RequestDispatcher {
    @Override
    public void forward(ServletRequest request, ServletResponse response)
        throws ServletException, IOException {
      target.service(request, response);
    }

    @Override
    public void include(ServletRequest request, ServletResponse response)
        throws ServletException, IOException {
      target.service(request, response);
    }
  }

  /** Hands requests on, and looks at each before. */
  private static final class Front extends Putting {
    private static final long serialVersionUID = 1L;
    private final transient Action action;

    interface Action {
      void run(ServletRequest request, ServletResponse response)
          throws ServletException, IOException;
    }

    Front(Action action) {
      this.action = action;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws ServletException, IOException {
      action.run(request, response);
    }
  }

  /** Hands requests on from the method for them. */
  private static final class Handing extends Putting {
    private static final long serialVersionUID = 1L;
    private final transient Front.Action action;

    Handing(Front.Action action) {
      this.action = action;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws ServletException, IOException {
      action.run(request, response);
    }
  }

  /** Asks for the methods where the filter does: inside the call. */
  private static final class Asking extends HttpServletResponseWrapper {
    private final Class<?> servlet;
    private @Nullable String allowed;
    private int status;

    Asking(Class<?> servlet) {
      super(new FakeResponse());
      this.servlet = servlet;
    }

    @Override
    public void sendError(int code) {
      status = code;
      allowed = AllowedMethods.of(servlet, "GET");
    }

    @Override
    public void sendError(int code, String message) {
      sendError(code);
    }
  }

  @Test
  void areThoseThatTheServletOverrides() throws Exception {
    assertThat(allowedBy(new Putting())).isEqualTo("PUT, OPTIONS");
  }

  @Test
  void areKnownIfTheServletPassesTheRequestOn() throws Exception {
    assertThat(allowedBy(new Looking())).isEqualTo("PUT, OPTIONS");
  }

  @Test
  void areUnknownIfTheServletDecidesByItself() throws Exception {
    assertThat(allowedBy(new Deciding())).isNull();
    assertThat(allowedBy(new Generic())).isNull();
    assertThat(allowedBy(new Getting())).isNull();
  }

  @Test
  void areUnknownIfAnotherServletRefuses() throws Exception {
    Dispatching dispatching = new Dispatching(new Looking());
    for (Front.Action each :
        List.<Front.Action>of(
            new Putting()::service,
            new Looking()::service,
            dispatching::forward,
            dispatching::include)) {
      assertThat(allowedBy(new Front(each))).isNull();
      assertThat(allowedBy(new Handing(each))).isNull();
    }
  }

  private static @Nullable String allowedBy(HttpServlet servlet) throws Exception {
    Asking response = new Asking(servlet.getClass());
    servlet.service((ServletRequest) new FakeRequest(), response);
    assertThat(response.status).isEqualTo(405);
    return response.allowed;
  }
}
