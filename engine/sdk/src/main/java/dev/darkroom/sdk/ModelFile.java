package dev.darkroom.sdk;

import java.nio.file.Path;

/**
 * A model that was found by name.
 *
 * @param name the name a workflow uses
 * @param path a diffusers-style folder or a single file
 * @param sha256 of the file's content; of a folder, of the sorted list of its files' names and hashes
 */
public record ModelFile(String name, Path path, String sha256) {}
