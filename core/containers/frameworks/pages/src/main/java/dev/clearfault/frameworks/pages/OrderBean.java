package dev.clearfault.frameworks.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import jakarta.validation.constraints.Max;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A bean of the pages: of JSP by its class name, of Faces as {@code order}. */
@Named("order")
@RequestScoped
public class OrderBean {
  private int items;
  private @Nullable String as;

  /** Returns how many items are wanted. */
  @Max(10) public int getItems() {
    return items;
  }

  /** Sets how many items are wanted. */
  public void setItems(int items) {
    this.items = items;
  }

  /** Returns what is to fail. */
  public @Nullable String getAs() {
    return as;
  }

  /** Sets what is to fail. */
  public void setAs(@Nullable String as) {
    this.as = as;
  }

  /** A property whose getter fails. */
  public String getFailing() throws Exception {
    Failures.as(as);
    return "fine";
  }

  /** A property whose getter fails as a parameter of the Faces request says. */
  public String getRequested() throws Exception {
    Failures.as(parameters().get("as"));
    return "fine";
  }

  /** Converts a parameter of the Faces request by itself. */
  public int getNumber() {
    return Integer.parseInt(parameters().get("n"));
  }

  /** An action of a form. */
  public @Nullable String send() throws Exception {
    Failures.as(as);
    return null;
  }

  /** An action that refuses in the way of Faces. */
  public void refuse() throws IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    faces.getExternalContext().responseSendError(403, "hunter2 may not");
    faces.responseComplete();
  }

  private static Map<String, String> parameters() {
    return FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
  }
}
