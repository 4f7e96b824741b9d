package ${package};

import dev.clearfault.Inputs;
import dev.clearfault.input.Published;
import dev.clearfault.input.ValidInput;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;

/** Takes an order and charges it. It catches nothing, for the filter answers what fails. */
@WebServlet("/orders")
public class OrderServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient Payments payments = Payments.configured();

  /** The answer to an order. */
  record Accepted(String sku, int quantity, String receipt) {}

  @Override
  @ValidInput(NewOrder.class)
  @Published(problems = "upstream_*")
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    NewOrder order = Inputs.valid(request);
    Payments.Receipt receipt = payments.charge(order);
    response.setStatus(HttpServletResponse.SC_CREATED);
    response.setContentType("application/json");
    response
        .getOutputStream()
        .write(
            JsonMapper.shared()
                .writeValueAsBytes(new Accepted(order.sku(), order.quantity(), receipt.id())));
  }

  @Override
  public void destroy() {
    payments.close();
  }
}
