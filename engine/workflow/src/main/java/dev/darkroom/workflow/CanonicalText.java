package dev.darkroom.workflow;

import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes inputs so that equal ones give equal text and different ones different text. */
final class CanonicalText {
    private final StringBuilder text;
    private final Function<String, @Nullable CacheKey> upstream;
    private boolean cacheable = true;

    CanonicalText(StringBuilder text, Function<String, @Nullable CacheKey> upstream) {
        this.text = text;
        this.upstream = upstream;
    }

    /** Whether every key read so far is. */
    boolean cacheable() {
        return cacheable;
    }

    void input(Input input, String type) {
        if (input instanceof Input.Literal literal) {
            literal(literal.value(), type);
        } else if (input instanceof Input.Link link) {
            link(link.from());
        } else if (input instanceof Input.Items items) {
            text.append('[');
            for (Input item : items.items()) {
                input(item, type);
                text.append(',');
            }
            text.append(']');
        } else if (input instanceof Input.Opaque opaque) {
            text.append('?');
            text(opaque.json().toString());
        }
    }

    /** Its length goes first, so that no text can pass for two. */
    void text(String value) {
        text.append(value.length()).append(':').append(value);
    }

    private void literal(Object value, String type) {
        if (value instanceof Number number) {
            text.append(type.equals("float") ? Double.toString(number.doubleValue()) : exact(number));
        } else if (value instanceof String string) {
            text(string);
        } else {
            text.append(value);
        }
    }

    /** 20 and 20.0 are the same whole number. */
    private static String exact(Number number) {
        return number instanceof BigDecimal decimal
                ? Literals.whole(decimal).map(Object::toString).orElseGet(() -> decimal.stripTrailingZeros()
                        .toString())
                : number.toString();
    }

    private void link(PortRef from) {
        CacheKey key = upstream.apply(from.node());
        if (key == null) {
            throw new IllegalArgumentException("The key of node \"" + from.node() + "\" is not known yet.");
        }
        cacheable &= key.cacheable();
        text.append('<').append(key.sha256()).append('.');
        text(from.port());
    }
}
