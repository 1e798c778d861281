package dev.darkroom.sdk;

import dev.darkroom.sdk.port.SavedFile;

/** Where a node leaves files for people. A file is there whole or not at all. */
public interface Outputs {

    /**
     * Saves a new file; nothing is ever overwritten.
     *
     * @param name a plain name without extension; the engine adds a number: {@code name_00001.png}
     * @param extension without dot: {@code png}
     * @param mediaType for example {@code image/png}
     * @throws InvalidInputException for port {@code name} when the name is not a plain file name
     */
    SavedFile save(String name, String extension, String mediaType, byte[] content);

    /**
     * The run as JSON, for embedding in saved files so that the run can be made again: document, seeds, models,
     * plugins and engine. Equal for equal runs: it holds no clock times and no run id.
     */
    String provenance();
}
