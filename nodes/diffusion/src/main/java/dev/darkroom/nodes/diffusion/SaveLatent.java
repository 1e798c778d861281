package dev.darkroom.nodes.diffusion;

import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.Fingerprint;
import dev.darkroom.sdk.Library;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.port.Latent;
import dev.darkroom.sdk.port.SavedFile;

/**
 * Saves a latent as safetensors: the float32 tensor "latent", in the network's scaled space.
 *
 * <p>The file carries the run that made it, as JSON in its metadata under "darkroom".
 */
@NodeType(id = "darkroom.save-latent", category = "diffusion/latent", output = true)
public final class SaveLatent implements Node<SaveLatent.In, SaveLatent.Out> {

    /**
     * @param latent what to save
     * @param name what the file's name begins with; a number and .safetensors follow
     */
    public record In(Latent latent, @Default("latent") String name) {}

    /** @param file the saved file */
    public record Out(SavedFile file) {}

    @Override
    public Out run(In in, NodeContext context) {
        byte[] content = LatentFile.write(in.latent(), context.outputs().provenance());
        return new Out(context.outputs().save(in.name(), LatentFile.EXTENSION, LatentFile.MEDIA_TYPE, content));
    }

    /** Each run leaves files of its own. */
    @Override
    public Fingerprint fingerprint(In in, Library library) {
        return Fingerprint.NEVER_CACHE;
    }
}
