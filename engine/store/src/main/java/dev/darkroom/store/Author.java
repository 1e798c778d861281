package dev.darkroom.store;

import java.util.Optional;

/**
 * Who writes.
 *
 * @param name of a person or program; empty when nobody has to say so
 * @param client the browser tab, if it is one
 */
public record Author(String name, Optional<String> client) {}
