package dev.darkroom.runtime.execution;

import dev.darkroom.runtime.library.OutputFolder;
import dev.darkroom.runtime.run.RunEvent.Source;
import dev.darkroom.sdk.definition.NodeDefinition;
import dev.darkroom.workflow.CacheKey;
import java.util.List;
import java.util.Optional;

/** Results kept for later runs, by cache key: in memory for this process, on disk for those after it. */
final class KeptResults implements AutoCloseable {
    private final ResultCache memory;
    private final DiskResults disk;
    private final Resources resources;

    KeptResults(ResultCache memory, DiskResults disk, Resources resources) {
        this.memory = memory;
        this.disk = disk;
        this.resources = resources;
    }

    /** @param result held for whoever asked */
    record Found(NodeResult result, Source source) {}

    /** A result for a key, if the files that its node saved are still there. */
    Optional<Found> find(CacheKey key, OutputFolder outputs) {
        Optional<NodeResult> found = memory.held(key.sha256());
        if (found.isPresent()) {
            if (found.get().saved().stream().allMatch(s -> outputs.holds(s.file()))) {
                return found.map(result -> new Found(result, Source.MEMORY));
            }
            found.get().release();
            return Optional.empty();
        }
        return disk.read(key.sha256()).map(stored -> {
            NodeResult result = new NodeResult(
                    stored.values().toArray(), List.of(), List.of(), Optional.empty(), stored.notes(), resources);
            memory.put(key.sha256(), result);
            return new Found(result, Source.DISK);
        });
    }

    /** Where {@link #find} would find a result; changes nothing, not even which one is the next to go. */
    Optional<Source> look(CacheKey key, OutputFolder outputs) {
        Optional<List<NodeResult.Saved>> saved = memory.look(key.sha256());
        if (saved.isPresent()) {
            return saved.get().stream().allMatch(s -> outputs.holds(s.file()))
                    ? Optional.of(Source.MEMORY)
                    : Optional.empty();
        }
        return disk.has(key.sha256()) ? Optional.of(Source.DISK) : Optional.empty();
    }

    /** Keeps a result that its node just made: in memory, and on disk when it may be there and is worth it. */
    void keep(CacheKey key, NodeResult result, NodeDefinition definition) {
        memory.put(key.sha256(), result);
        // What an output node leaves is for people: a new process leaves it anew.
        if (!definition.output()
                && result.saved().isEmpty()
                && DiskResults.worth(result.cost(), result.bytes())
                && disk.write(key.sha256(), new StoredResult(result.values(), result.notes()))) {
            result.madeAtCost(0);
        }
    }

    long entries() {
        return memory.entries();
    }

    /**
     * Lets go of what is in memory; what runs use lives on until they are done with it.
     *
     * @return whether there was something that no run uses
     */
    boolean clear() {
        return memory.clear();
    }

    /** Lets go of what is in memory and waits a while for the disk. */
    @Override
    public void close() {
        memory.clear();
        disk.close();
    }
}
