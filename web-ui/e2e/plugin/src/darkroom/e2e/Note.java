package darkroom.e2e;

import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.port.Image;

/** Says something about a picture. */
@NodeType(id = "e2e.note", category = "test")
public final class Note implements Node<Note.In, Note.Out> {

    /**
     * @param image the picture
     * @param sentence what is said
     */
    public record In(Image image, @Default("The picture is as good as it gets.") String sentence) {}

    /** @param image the same picture */
    public record Out(Image image) {}

    @Override
    public Out run(In in, NodeContext context) {
        context.note(in.sentence());
        return new Out(in.image());
    }
}
