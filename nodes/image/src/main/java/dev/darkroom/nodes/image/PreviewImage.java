package dev.darkroom.nodes.image;

import dev.darkroom.sdk.Fingerprint;
import dev.darkroom.sdk.Library;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.port.Image;

/** Shows a picture in the editor and saves nothing. */
@NodeType(id = "darkroom.preview-image", category = "image/file", output = true)
public final class PreviewImage implements Node<PreviewImage.In, PreviewImage.Out> {

    /** @param image the picture */
    public record In(Image image) {}

    /** Nothing. */
    public record Out() {}

    @Override
    public Out run(In in, NodeContext context) {
        context.preview(in::image);
        return new Out();
    }

    /** Each run shows its picture. */
    @Override
    public Fingerprint fingerprint(In in, Library library) {
        return Fingerprint.NEVER_CACHE;
    }
}
