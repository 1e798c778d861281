package dev.darkroom.nodes.learning;

import dev.darkroom.diffusion.training.KeptLatents;
import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.tensor.TensorException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes a data set that was encoded before, so that a training that goes on begins at once. */
@NodeType(id = "darkroom.kept-latents", category = "learning/data")
public final class KeptLatentsNode implements Node<KeptLatentsNode.In, KeptLatentsNode.Out> {
    static final String FILE = "latents.safetensors";

    /** @param name of the folder in which it was kept */
    public record In(@Default("darkroom-small-latents") String name) {}

    /** @param latents the data set, encoded */
    public record Out(LatentSet latents) {}

    @Override
    public Out run(In in, NodeContext context) {
        Path file = context.library().state("name", in.name()).resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(
                    "name",
                    "nothing is kept as \"" + in.name()
                            + "\": encode a data set first, with that name as what to keep it as.");
        }
        try {
            KeptLatents kept = KeptLatents.read(file);
            return new Out(new LatentSet(kept.data(), kept.statistics()));
        } catch (TensorException e) {
            throw new InvalidInputException("name", "what is kept cannot be read: " + e.getMessage());
        }
    }
}
