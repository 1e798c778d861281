package dev.darkroom.runtime.content;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a file tells of the run that made it: the text chunk of a PNG, the metadata of a safetensors file. It can be
 * changed or taken away; what the file shows stays as it is, bit by bit.
 */
public final class FileTells {
    private final String name;
    private final byte[] content;

    private FileTells(String name, byte[] content) {
        this.name = name.toLowerCase(Locale.ROOT);
        this.content = content;
    }

    /**
     * Of a file.
     *
     * @param name with its ending
     */
    public static FileTells of(String name, byte[] content) {
        return new FileTells(name, content);
    }

    /** Whether files of this kind can tell anything. */
    public boolean able() {
        return PngPixels.isPng(content) || isTensors();
    }

    private boolean isTensors() {
        return name.endsWith(".safetensors");
    }

    /**
     * What it tells; empty when that is nothing.
     *
     * @throws IOException when the file is damaged
     */
    public Optional<String> text() throws IOException {
        if (PngPixels.isPng(content)) {
            return PngChunks.of(content).text(PngChunks.KEYWORD);
        }
        return isTensors() ? TensorFile.text(content, PngChunks.KEYWORD) : Optional.empty();
    }

    /**
     * The file with another text, and no further one.
     *
     * @throws IOException when the file is damaged
     */
    public byte[] telling(UnaryOperator<String> change) throws IOException {
        if (PngPixels.isPng(content)) {
            return PngChunks.of(content).silentBut(PngChunks.KEYWORD, change).toBytes();
        }
        return isTensors() ? TensorFile.telling(content, PngChunks.KEYWORD, text().map(change)) : content;
    }

    /**
     * The file with no text at all.
     *
     * @throws IOException when the file is damaged
     */
    public byte[] silent() throws IOException {
        if (PngPixels.isPng(content)) {
            return PngChunks.of(content).silent().toBytes();
        }
        return isTensors() ? TensorFile.telling(content, PngChunks.KEYWORD, Optional.empty()) : content;
    }
}
