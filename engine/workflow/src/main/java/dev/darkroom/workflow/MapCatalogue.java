package dev.darkroom.workflow;

import dev.darkroom.sdk.OldInputs;
import dev.darkroom.sdk.definition.NodeDefinition;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A fixed set of node types. Immutable. */
public final class MapCatalogue implements NodeCatalogue {
    private final Map<String, NodeDefinition> types = new TreeMap<>();
    private final Map<String, NodeDefinition> aliases = new TreeMap<>();
    private final Map<String, Map<Integer, Consumer<OldInputs>>> migrations;
    private final Map<String, List<String>> choices;

    public MapCatalogue(Collection<NodeDefinition> definitions) {
        this(definitions, Map.of(), Map.of());
    }

    /**
     * @param migrations by type id, then by the version they start from
     * @param choices the lists that the engine would fill in, by name
     */
    public MapCatalogue(
            Collection<NodeDefinition> definitions,
            Map<String, Map<Integer, Consumer<OldInputs>>> migrations,
            Map<String, List<String>> choices) {
        for (NodeDefinition definition : definitions) {
            types.put(definition.type(), definition);
            definition.aliases().forEach(alias -> aliases.put(alias, definition));
        }
        this.migrations = new LinkedHashMap<>(migrations);
        this.choices = Map.copyOf(choices);
    }

    @Override
    public Optional<NodeDefinition> find(String typeOrAlias) {
        return Optional.ofNullable(types.getOrDefault(typeOrAlias, aliases.get(typeOrAlias)));
    }

    @Override
    public Collection<NodeDefinition> all() {
        return List.copyOf(types.values());
    }

    @Override
    public Optional<Consumer<OldInputs>> migration(String type, int from) {
        return Optional.ofNullable(migrations.getOrDefault(type, Map.of()).get(from));
    }

    @Override
    public Optional<List<String>> choices(String list) {
        return Optional.ofNullable(choices.get(list));
    }
}
