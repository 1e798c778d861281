package dev.darkroom.workflow;

import java.util.Optional;

/**
 * A port of a named node, written {@code node.port}.
 *
 * @param node name of the node; after {@link Expansion}, {@code outer/inner} for a node of a subgraph
 * @param port name of the port, never a number
 */
public record PortRef(String node, String port) {

    /** Splits at the last dot; empty when either side would be empty. */
    public static Optional<PortRef> parse(String text) {
        int dot = text.lastIndexOf('.');
        return dot <= 0 || dot == text.length() - 1
                ? Optional.empty()
                : Optional.of(new PortRef(text.substring(0, dot), text.substring(dot + 1)));
    }

    @Override
    public String toString() {
        return node + "." + port;
    }
}
