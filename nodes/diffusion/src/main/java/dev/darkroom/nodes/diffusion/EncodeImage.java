package dev.darkroom.nodes.diffusion;

import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.port.Autoencoder;
import dev.darkroom.sdk.port.Image;
import dev.darkroom.sdk.port.Latent;
import java.util.List;

/** Shrinks a picture into a latent, to draw on from it. */
@NodeType(id = "darkroom.encode-image", category = "diffusion/latent", device = true)
public final class EncodeImage implements Node<EncodeImage.In, EncodeImage.Out> {

    /**
     * @param autoencoder that of the model that is to draw
     * @param image the picture; both sides multiples of the autoencoder's scale, usually 8
     */
    public record In(Autoencoder autoencoder, Image image) {}

    /** @param latent the picture as the denoiser sees it */
    public record Out(Latent latent) {}

    @Override
    public Out run(In in, NodeContext context) {
        int scale = in.autoencoder().scale();
        int width = in.image().width();
        int height = in.image().height();
        if (width % scale != 0 || height % scale != 0) {
            throw new InvalidInputException(
                    "image",
                    "the picture is " + in.image().size() + ", but this autoencoder needs sides that are multiples of "
                            + scale + "; resize it to " + nearest(width, scale) + "x" + nearest(height, scale) + ".");
        }
        return new Out(in.autoencoder().encode(List.of(in.image()), context));
    }

    private static int nearest(int pixels, int scale) {
        return Math.max(scale, Math.round((float) pixels / scale) * scale);
    }
}
