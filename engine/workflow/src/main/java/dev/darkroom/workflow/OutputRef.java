package dev.darkroom.workflow;

import java.util.Optional;

/**
 * What a run of the workflow is for: a node, or one port of it. Written {@code node} or {@code node.port}.
 *
 * @param port the port whose value is wanted; empty for the node as a whole
 */
public record OutputRef(String node, Optional<String> port) {

    public static OutputRef parse(String text) {
        return PortRef.parse(text)
                .map(p -> new OutputRef(p.node(), Optional.of(p.port())))
                .orElseGet(() -> new OutputRef(text, Optional.empty()));
    }

    @Override
    public String toString() {
        return port.map(p -> node + "." + p).orElse(node);
    }
}
