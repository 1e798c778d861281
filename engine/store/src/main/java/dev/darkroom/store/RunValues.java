package dev.darkroom.store;

import dev.darkroom.workflow.Input;
import dev.darkroom.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values that a document writes down, as far as somebody would look for a run by them. */
final class RunValues {
    private static final int LONGEST = 300;

    /** @param number null unless it is one */
    record Value(
            String node, String port, String word, @Nullable Double number) {}

    private RunValues() {}

    static List<Value> of(Workflow workflow) {
        List<Value> values = new ArrayList<>();
        workflow.nodes().forEach((name, node) -> node.inputs().forEach((port, input) -> {
            if (input instanceof Input.Literal literal) {
                String word = literal.value().toString();
                values.add(new Value(
                        name,
                        port,
                        word.length() > LONGEST ? word.substring(0, LONGEST) : word,
                        literal.value() instanceof Number number ? number.doubleValue() : null));
            }
        }));
        return values;
    }
}
