package dev.darkroom.diffusion.checkpoint;

import dev.darkroom.diffusion.ModelException;
import dev.darkroom.tensor.Checkpoint;
import dev.darkroom.tensor.TensorException;
import dev.darkroom.tensor.Weights;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Builds networks on weights from files. */
final class Parts {
    private Parts() {}

    /**
     * Builds a network, which owns the checkpoint from then on; if it cannot be built, the checkpoint is closed.
     *
     * @param where what to call the file in messages
     * @param names from the names in the file to a map from the network's names to them
     */
    static <T> Part<T> load(
            String where,
            Checkpoint checkpoint,
            Function<Set<String>, Map<String, String>> names,
            Function<Weights, T> network) {
        boolean done = false;
        try {
            AskedWeights weights = new AskedWeights(checkpoint, names.apply(checkpoint.names()));
            T built = network.apply(weights);
            weights.allAsked(where, StoredNames::ignored);
            Part<T> part = new Part<>(built, weights.bytes(), checkpoint);
            done = true;
            return part;
        } catch (TensorException e) {
            throw new ModelException(where + " does not fit its configuration: " + e.getMessage(), e);
        } finally {
            if (!done) {
                checkpoint.close();
            }
        }
    }
}
