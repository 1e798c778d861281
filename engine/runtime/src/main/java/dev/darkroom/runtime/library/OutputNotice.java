package dev.darkroom.runtime.library;

/**
 * Told of each file that a run is about to leave, before anybody can see it under its name: who keeps the notices can
 * tell afterwards which files belong to a run that never ended, and take them away.
 */
@FunctionalInterface
public interface OutputNotice {
    /** For runs whose files nobody sweeps. */
    OutputNotice NONE = (file, sha256) -> {};

    /**
     * Returns when the notice is kept for good.
     *
     * @param file its name within the output folder
     * @param sha256 of its content
     * @throws RuntimeException with a sentence for people when it cannot be kept; the file is then not saved
     */
    void about(String file, String sha256);
}
