package dev.darkroom.runtime.plugin;

import dev.darkroom.sdk.OldInputs;
import dev.darkroom.sdk.definition.NodeDefinition;
import dev.darkroom.workflow.NodeCatalogue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The node types of all plugins, as workflows know them. */
final class PluginCatalogue implements NodeCatalogue {
    private final Map<String, NodeProvider> nodes;
    private final Map<String, NodeProvider> aliases;
    private final Function<String, Optional<List<String>>> choices;
    private final List<NodeDefinition> all;

    PluginCatalogue(
            Map<String, NodeProvider> nodes,
            Map<String, NodeProvider> aliases,
            Function<String, Optional<List<String>>> choices) {
        this.nodes = nodes;
        this.aliases = aliases;
        this.choices = choices;
        all = nodes.values().stream().map(NodeProvider::definition).toList();
    }

    @Override
    public Optional<NodeDefinition> find(String typeOrAlias) {
        NodeProvider found = nodes.get(typeOrAlias);
        return Optional.ofNullable(found == null ? aliases.get(typeOrAlias) : found)
                .map(NodeProvider::definition);
    }

    @Override
    public Collection<NodeDefinition> all() {
        return all;
    }

    @Override
    public Optional<Consumer<OldInputs>> migration(String type, int from) {
        return Optional.ofNullable(nodes.get(type)).flatMap(node -> node.migration(from));
    }

    @Override
    public Optional<List<String>> choices(String list) {
        return choices.apply(list);
    }
}
