package dev.darkroom.store;

/** What became of an attempt to save. */
public sealed interface Saving {
    /** It is kept, as the version given. */
    record Saved(WorkflowVersion version) implements Saving {}

    /** It is what the latest version is already: there is no new one. */
    record Unchanged(WorkflowVersion version) implements Saving {}

    /**
     * Somebody else saved since: nothing was done, but that the document is kept as the client's draft, if there is a
     * client.
     *
     * @param latest what they saved
     */
    record Conflict(WorkflowVersion latest) implements Saving {}

    /** There is no such workflow, or no such version of it. */
    record Unknown() implements Saving {}
}
