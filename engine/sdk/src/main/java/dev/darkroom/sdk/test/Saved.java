package dev.darkroom.sdk.test;

import dev.darkroom.sdk.port.SavedFile;

/** A file that a node saved, and its content. */
public final class Saved {
    private final SavedFile file;
    private final byte[] content;

    Saved(SavedFile file, byte[] content) {
        this.file = file;
        this.content = content.clone();
    }

    public SavedFile file() {
        return file;
    }

    public byte[] content() {
        return content.clone();
    }

    @Override
    public String toString() {
        return file.name() + ", " + content.length + " bytes";
    }
}
