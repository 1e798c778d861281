package dev.darkroom.sdk.processor;

import javax.lang.model.element.Element;

/** A declaration that cannot stand. The message says what was found, what was expected and what to do. */
final class Mistake extends Exception {
    private static final long serialVersionUID = 1L;

    // An Element is not serialisable and a Mistake never leaves the compiler.
    private final transient Element at;

    Mistake(Element at, String message) {
        super(message, null, false, false);
        this.at = at;
    }

    Element at() {
        return at;
    }
}
