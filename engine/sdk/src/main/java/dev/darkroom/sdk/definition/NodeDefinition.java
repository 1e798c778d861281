package dev.darkroom.sdk.definition;

import java.util.List;
import java.util.Optional;

/**
 * One version of one node type.
 *
 * @param type its id, such as {@code acme.vignette}
 * @param className the class that runs it
 * @param doc help text, from the class's Javadoc
 * @param output whether a run computes it for its own sake
 * @param device whether it takes turns on the compute device
 * @param migrations the versions from which saved inputs can be brought here, ascending
 * @param height the height of the whole node in the editor at zoom 1, in pixels
 */
public record NodeDefinition(
        String type,
        int version,
        String title,
        String category,
        String doc,
        String className,
        List<String> aliases,
        boolean output,
        boolean device,
        List<InputDefinition> inputs,
        List<OutputDefinition> outputs,
        List<Integer> migrations,
        int height) {

    public NodeDefinition {
        aliases = List.copyOf(aliases);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        migrations = List.copyOf(migrations);
    }

    public Optional<InputDefinition> input(String name) {
        return inputs.stream().filter(i -> i.name().equals(name)).findFirst();
    }

    public Optional<OutputDefinition> output(String name) {
        return outputs.stream().filter(o -> o.name().equals(name)).findFirst();
    }
}
