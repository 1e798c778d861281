package dev.darkroom.store;

import java.time.Instant;

/**
 * What is not saved yet, told about.
 *
 * @param client whose it is: one browser tab
 * @param base number of the version it was made from, 0 for none
 * @param touched see {@link SavedWorkflow#touched}
 * @param by who wrote it; empty when nobody had to say so
 */
public record WorkflowDraft(String client, int base, long touched, Instant saved, String by) {}
