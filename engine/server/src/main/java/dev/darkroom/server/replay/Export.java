package dev.darkroom.server.replay;

import dev.darkroom.runtime.content.FileTells;
import dev.darkroom.runtime.run.InvalidRecordException;
import dev.darkroom.runtime.run.Provenance;
import dev.darkroom.workflow.NodeCatalogue;
import dev.darkroom.workflow.Prompts;
import java.io.IOException;
import java.util.Optional;

/** A file as it is handed on. What it shows is the same bit by bit. */
public final class Export {
    private final byte[] content;
    private final Optional<String> text;

    private Export(byte[] content, Optional<String> text) {
        this.content = content;
        this.text = text;
    }

    /** The file. */
    public byte[] content() {
        return content;
    }

    /** All that it tells; empty when that is nothing. */
    public Optional<String> text() {
        return text;
    }

    /**
     * A file that tells as much as is wanted.
     *
     * @param name with its ending
     * @throws UnreadableSourceException when it is damaged, or of a kind that is not looked into
     */
    public static Export of(String name, byte[] content, Tells tells, NodeCatalogue catalogue)
            throws UnreadableSourceException {
        FileTells file = FileTells.of(name, content);
        try {
            if (tells == Tells.ALL) {
                return new Export(content, file.able() ? file.text() : Optional.empty());
            }
            if (!file.able()) {
                throw new UnreadableSourceException(
                        "Only from PNG pictures and latents can be taken what they tell; " + name + " is neither.",
                        "Ask for it with all that it tells.");
            }
            Optional<String> told = tells == Tells.NOTHING
                    ? Optional.empty()
                    : file.text().flatMap(text -> withoutPrompts(text, catalogue));
            return told.isPresent()
                    ? new Export(file.telling(text -> told.get()), told)
                    : new Export(file.silent(), Optional.empty());
        } catch (IOException e) {
            throw new UnreadableSourceException(
                    name + " cannot be read: " + e.getMessage() + ".", "Give the file as the run left it.", e);
        }
    }

    /** Empty when the text cannot be looked through: then none of it is told. */
    private static Optional<String> withoutPrompts(String text, NodeCatalogue catalogue) {
        try {
            Provenance told = Provenance.fromJson(text);
            return Optional.of(Provenance.withholding(text, Prompts.in(told.workflow(), catalogue)));
        } catch (InvalidRecordException e) {
            return Optional.empty();
        }
    }
}
