package dev.clearfault.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names a JSON Schema (draft 2020-12) that the JSON body of a servlet's handler must fit. Other
 * requests do not reach the handler.
 *
 * <pre>{@code
 * @Override
 * @ValidSchema("/WEB-INF/order.schema.json")
 * protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
 *   NewOrder order = Inputs.read(request, NewOrder.class);
 * }
 * }</pre>
 *
 * <p>Use it on {@code doPost} and the like, on a method with the same signature for any other HTTP
 * method, or on the class of a servlet: there it counts for all methods but GET, HEAD, DELETE,
 * OPTIONS and TRACE, whose content has no meaning (RFC 9110 section 9.3). A {@link ContractFilter}
 * checks the body. If it is not mapped to the servlet, or the schema cannot be used, the
 * application does not start.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface ValidSchema {
  /**
   * Returns the schema: a path in the application, such as {@code /WEB-INF/order.schema.json}, or
   * {@code classpath:order.schema.json}; a fragment such as {@code #/$defs/order} names a part of
   * the file.
   */
  String value();
}
