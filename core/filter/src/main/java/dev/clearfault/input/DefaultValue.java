package dev.clearfault.input;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a value to a component that the client has not sent, as the text that the client would have
 * sent.
 *
 * <p>For all sources but the JSON body, where absent and null may differ: set its defaults in the
 * record's constructor. Stands on components of records and fields of classes.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface DefaultValue {
  /** Returns the text; converted like any other. */
  String value();
}
