package dev.darkroom.sdk;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.pf4j.Extension;

/** Names a {@link Node}. The class's Javadoc becomes its help text, the first sentence its summary. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Extension
public @interface NodeType {

    /** {@code vendor.name} in lower case with hyphens, for example {@code acme.vignette}. Never changes. */
    String id();

    /** Whole number from 1. A change that old saved inputs do not survive raises it and adds a {@link Migration}. */
    int version() default 1;

    /** Where the editor lists it, for example {@code image/filter}. */
    String category();

    /** Name in the editor. Empty: made from the id ({@code acme.edge-detect} is "Edge detect"). */
    String title() default "";

    /** Ids under which older workflows know this type. */
    String[] aliases() default {};

    /** Whether the node leaves something for people (a saved file, a preview): a run computes what such nodes need. */
    boolean output() default false;

    /** Whether the node runs a model: such nodes take turns on the compute device. */
    boolean device() default false;
}
