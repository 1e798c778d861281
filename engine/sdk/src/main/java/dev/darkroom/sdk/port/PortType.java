package dev.darkroom.sdk.port;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes a type one that links carry, with the colour and shape by which people tell it from others. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PortType {

    /** Name in node definitions: lower case with hyphens. Types of a plugin begin with its vendor: {@code acme.depth}. */
    String name();

    /** {@code #rrggbb}. */
    String colour();

    Shape shape() default Shape.CIRCLE;

    /** Pictures are squares, numbers in latent space diamonds, networks hexagons, the rest circles. */
    enum Shape {
        CIRCLE,
        SQUARE,
        DIAMOND,
        HEXAGON
    }
}
