package dev.darkroom.nodes.image;

import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.Fingerprint;
import dev.darkroom.sdk.Library;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.port.Image;
import dev.darkroom.sdk.port.SavedFile;
import java.io.IOException;
import java.util.Map;

/**
 * Saves a picture as PNG, 8 bits a channel. A list of pictures becomes as many files.
 *
 * <p>The file carries the run that made it, as JSON in the text chunk "darkroom", so that the run can be made again.
 */
@NodeType(id = "darkroom.save-image", category = "image/file", output = true)
public final class SaveImage implements Node<SaveImage.In, SaveImage.Out> {

    /**
     * @param image the picture
     * @param name what the file's name begins with; a number and .png follow
     */
    public record In(Image image, @Default("image") String name) {}

    /** @param file the saved file */
    public record Out(SavedFile file) {}

    @Override
    public Out run(In in, NodeContext context) throws IOException {
        byte[] png = Png.encode(in.image(), Map.of("darkroom", context.outputs().provenance()));
        return new Out(context.outputs().save(in.name(), "png", Png.MEDIA_TYPE, png));
    }

    /** Each run leaves files of its own. */
    @Override
    public Fingerprint fingerprint(In in, Library library) {
        return Fingerprint.NEVER_CACHE;
    }
}
