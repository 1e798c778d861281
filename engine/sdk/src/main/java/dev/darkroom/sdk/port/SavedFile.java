package dev.darkroom.sdk.port;

/**
 * A file that a node left for people.
 *
 * @param name its name within the run's output folder
 * @param mediaType for example {@code image/png}
 * @param sha256 of its content, in hexadecimal
 */
@PortType(name = "file", colour = "#a1887f")
public record SavedFile(String name, String mediaType, String sha256) {}
