package studio;

import dev.darkroom.sdk.*;
import java.nio.file.Files;

/** Weighs a model. */
@NodeType(id = "studio.weigh", category = "model")
public final class Weigh implements Node<Weigh.In, Weigh.Out> {
    /** @param model to weigh */
    public record In(@Choices(from = "models") String model) {}

    /** @param ink its last byte */
    public record Out(int ink) {}

    @Override
    public Out run(In in, NodeContext context) throws Exception {
        byte[] weights = Files.readAllBytes(context.library().model("model", in.model()).path());
        return new Out(weights[weights.length - 1] & 0xff);
    }

    @Override
    public Fingerprint fingerprint(In in, Library library) {
        return Fingerprint.of(library.model("model", in.model()));
    }
}
