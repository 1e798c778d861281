package dev.darkroom.nodes.diffusion;

import dev.darkroom.sdk.Choices;
import dev.darkroom.sdk.Fingerprint;
import dev.darkroom.sdk.Library;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.port.Latent;

/** Loads a latent that a save-latent node left, from the input folder. */
@NodeType(id = "darkroom.load-latent", category = "diffusion/latent")
public final class LoadLatent implements Node<LoadLatent.In, LoadLatent.Out> {

    /** @param name the file in the input folder */
    public record In(@Choices(from = "inputs") String name) {}

    /** @param latent what the file holds, in the network's scaled space */
    public record Out(Latent latent) {}

    @Override
    public Out run(In in, NodeContext context) {
        return new Out(LatentFile.read("name", in.name(), context.library().input("name", in.name())));
    }

    @Override
    public Fingerprint fingerprint(In in, Library library) {
        return Fingerprint.of(library.sha256(library.input("name", in.name())));
    }
}
