package dev.clearfault.demo.jetty;

import dev.clearfault.playground.Playground;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers as if there were no bare twin to a request that may not see stack traces. */
final class LauncherBareHandler extends Handler.Wrapper {
  static final String CONTEXT = "/bare";

  private final Playground playground;

  LauncherBareHandler(Handler twin, Playground playground) {
    super(twin);
    this.playground = playground;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (playground.isOpenTo(Request.getServerName(request), request.getHeaders()::contains)) {
      return super.handle(request, response, callback);
    }
    Response.writeError(request, response, callback, 404);
    return true;
  }
}
