package dev.darkroom.server.template;

import dev.darkroom.server.picture.PictureReader;
import dev.darkroom.workflow.Workflow;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A workflow that comes with Darkroom.
 *
 * @param id the name of its file, with hyphens for folders
 * @param group the folder it is in; empty for those that everybody begins with
 * @param description what it shows, in a sentence or two; may be empty
 */
public record Template(
        String id, Optional<String> group, String description, Workflow document, Optional<Picture> picture) {

    /** What it leaves, as it came. */
    public record Picture(Path file, PictureReader.Size size) {}
}
