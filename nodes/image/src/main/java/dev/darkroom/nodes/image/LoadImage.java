package dev.darkroom.nodes.image;

import dev.darkroom.sdk.Choices;
import dev.darkroom.sdk.Fingerprint;
import dev.darkroom.sdk.Library;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.port.Image;
import dev.darkroom.sdk.port.Mask;
import java.io.IOException;

/** Loads a picture from the input folder: PNG, JPEG or WebP, of up to 32 million pixels. */
@NodeType(id = "darkroom.load-image", category = "image/file")
public final class LoadImage implements Node<LoadImage.In, LoadImage.Out> {

    /** @param name the file in the input folder */
    public record In(@Choices(from = "inputs") String name) {}

    /**
     * @param image the picture, without its alpha channel
     * @param mask the alpha channel: 1 where the picture is opaque, and all 1 when it has none
     */
    public record Out(Image image, Mask mask) {}

    @Override
    public Out run(In in, NodeContext context) throws IOException {
        PictureFile picture =
                PictureFile.read("name", in.name(), context.library().input("name", in.name()));
        return new Out(picture.image(), picture.alpha());
    }

    @Override
    public Fingerprint fingerprint(In in, Library library) {
        return Fingerprint.of(library.sha256(library.input("name", in.name())));
    }
}
