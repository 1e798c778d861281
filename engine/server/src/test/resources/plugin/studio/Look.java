package studio;

import dev.darkroom.sdk.*;
import java.nio.file.Files;

/** Looks at a file of the input folder. */
@NodeType(id = "studio.look", category = "image")
public final class Look implements Node<Look.In, Look.Out> {
    /** @param file in the input folder */
    public record In(@Choices(from = "inputs") String file) {}

    /** @param ink its first byte */
    public record Out(int ink) {}

    @Override
    public Out run(In in, NodeContext context) throws Exception {
        return new Out(Files.readAllBytes(context.library().input("file", in.file()))[0] & 0xff);
    }

    @Override
    public Fingerprint fingerprint(In in, Library library) {
        return Fingerprint.of(library.sha256(library.input("file", in.file())));
    }
}
