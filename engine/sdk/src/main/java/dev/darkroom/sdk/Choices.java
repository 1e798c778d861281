package dev.darkroom.sdk;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The values an input may have: fixed ones, or a list that the engine fills in. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Choices {

    String[] value() default {};

    /** {@code models}, {@code inputs} or another list of the {@link Library}; empty when the values are fixed. */
    String from() default "";
}
