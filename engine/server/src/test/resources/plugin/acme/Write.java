package acme;

import dev.darkroom.sdk.*;
import dev.darkroom.sdk.port.SavedFile;
import java.nio.charset.StandardCharsets;

/** Writes a text to a file, with its seed. */
@NodeType(id = "acme.write", category = "text", output = true)
public final class Write implements Node<Write.In, Write.Out> {
    /**
     * @param text what to write
     * @param name of the file
     * @param seed written below the text
     */
    public record In(String text, @Default("note") String name, @Seed @Default("0") long seed) {}

    /** @param file the file */
    public record Out(SavedFile file) {}

    @Override
    public Out run(In in, NodeContext context) {
        byte[] content = (in.text() + "\n" + in.seed() + "\n").getBytes(StandardCharsets.UTF_8);
        return new Out(context.outputs().save(in.name(), "txt", "text/plain", content));
    }
}
