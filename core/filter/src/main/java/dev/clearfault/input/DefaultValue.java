package dev.clearfault.input;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sets the value of a component that the client has not sent, as the text that a client would send.
 *
 * <p>Use it on components of records and on fields of classes that do not come from the JSON body.
 * In a body, absent and null may differ, so set a default in the record's constructor.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface DefaultValue {
  /** Returns the text, which is converted like a client's text. */
  String value();
}
