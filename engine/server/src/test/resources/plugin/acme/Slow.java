package acme;

import dev.darkroom.sdk.*;
import dev.darkroom.sdk.port.Image;

/** Takes its time, and shows how far it is. */
@NodeType(id = "acme.slow", category = "text")
public final class Slow implements Node<Slow.In, Slow.Out> {
    /**
     * @param steps how many
     * @param millis each takes
     */
    public record In(@Range(min = 1, max = 100000) @Default("3") int steps, @Range(min = 0, max = 1000) @Default("20") int millis) {}

    /** @param text says that it is done */
    public record Out(String text) {}

    @Override
    public Out run(In in, NodeContext context) throws Exception {
        for (int i = 0; i < in.steps(); i++) {
            context.progress(i, in.steps());
            context.preview(() -> Image.of(1, 1, new float[] {1, 0, 0}));
            Thread.sleep(in.millis());
        }
        return new Out("done after " + in.steps());
    }

    @Override
    public Fingerprint fingerprint(In in, Library library) {
        return Fingerprint.NEVER_CACHE;
    }
}
