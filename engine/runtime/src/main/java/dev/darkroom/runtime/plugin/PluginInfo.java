package dev.darkroom.runtime.plugin;

import java.util.List;

/**
 * A plugin that was found.
 *
 * @param id as it says itself, or its file's name when it cannot be read
 * @param version empty when it cannot be read
 * @param sha256 of its content: the same for the same build; empty when it is not loaded
 * @param builtIn whether it came with the product
 * @param loaded whether its node types can be used
 * @param nodeTypes the ids of the types that it brings
 */
public record PluginInfo(
        String id,
        String version,
        String sha256,
        boolean builtIn,
        boolean loaded,
        List<String> nodeTypes,
        List<PluginProblem> problems) {

    public PluginInfo {
        nodeTypes = List.copyOf(nodeTypes);
        problems = List.copyOf(problems);
    }
}
