package dev.darkroom.sdk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The saved inputs of a node, literals and links alike, on their way through a {@link Migration}. Keeps their order. */
public final class OldInputs {
    private final Map<String, Object> inputs;

    public OldInputs(Map<String, Object> inputs) {
        this.inputs = new LinkedHashMap<>(inputs);
    }

    public boolean has(String port) {
        return inputs.containsKey(port);
    }

    /** Renames a port in place; nothing happens when it is absent. */
    public void rename(String from, String to) {
        Map<String, Object> renamed = new LinkedHashMap<>();
        inputs.forEach((port, value) -> renamed.put(port.equals(from) ? to : port, value));
        inputs.clear();
        inputs.putAll(renamed);
    }

    public void remove(String port) {
        inputs.remove(port);
    }

    /** Sets a literal, where the old version had none. */
    public void setIfAbsent(String port, Object literal) {
        inputs.putIfAbsent(port, literal);
    }

    /** Changes a number; a link or an absent port is left alone. */
    public void mapNumber(String port, UnaryOperator<Double> change) {
        inputs.computeIfPresent(port, (p, value) -> value instanceof Number n ? change.apply(n.doubleValue()) : value);
    }

    /** A copy of the inputs as they now are. */
    public Map<String, Object> toMap() {
        return new LinkedHashMap<>(inputs);
    }
}
