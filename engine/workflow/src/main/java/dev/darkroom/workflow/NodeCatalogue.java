package dev.darkroom.workflow;

import dev.darkroom.sdk.OldInputs;
import dev.darkroom.sdk.definition.NodeDefinition;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The node types that are there. The runtime fills it from plugins; {@link MapCatalogue} holds a fixed set. */
public interface NodeCatalogue {

    /** The present version of a type, by its id or one of its aliases. */
    Optional<NodeDefinition> find(String typeOrAlias);

    /** All types, each once. */
    Collection<NodeDefinition> all();

    /**
     * The step that turns inputs saved by version {@code from} into those of the next.
     *
     * @param type the id, not an alias
     */
    Optional<Consumer<OldInputs>> migration(String type, int from);

    /**
     * The values of a list that the engine fills in ({@code models}, {@code inputs}).
     *
     * @return empty when it is not known here; the input is then not checked before the run
     */
    default Optional<List<String>> choices(String list) {
        return Optional.empty();
    }
}
