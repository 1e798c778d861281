package dev.darkroom.store;

/**
 * Something that happened, as it was told.
 *
 * @param number grows from event to event, over all runs and processes
 * @param json see {@link dev.darkroom.runtime.run.RunEventJson}
 */
public record StoredEvent(long number, String run, String json) {}
