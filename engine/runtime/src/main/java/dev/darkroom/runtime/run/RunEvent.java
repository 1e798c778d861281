package dev.darkroom.runtime.run;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.darkroom.sdk.port.Image;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something that happened in a run. {@link #sequence} grows from event to event, over all runs and, where events are
 * kept, over all processes; a listener that is too slow misses what is {@link #lossy}, never another.
 */
public sealed interface RunEvent {

    String runId();

    long sequence();

    /** Whether it only shows how far things are: not kept, and left out for listeners that are too slow. */
    default boolean lossy() {
        return this instanceof Progress || this instanceof Preview;
    }

    /** The run waits for its turn. */
    record Queued(String runId, long sequence) implements RunEvent {}

    /**
     * The run began.
     *
     * @param nodes how many nodes will run, as far as is known now; cached ones are not counted
     */
    record Started(String runId, long sequence, int nodes) implements RunEvent {}

    record NodeStarted(String runId, long sequence, String node, String type) implements RunEvent {}

    /**
     * How far a node is.
     *
     * @param done from 0 to {@code total}
     * @param message a few words, or empty
     */
    record Progress(String runId, long sequence, String node, int done, int total, String message)
            implements RunEvent {}

    /** A picture of a node's work so far. */
    record Preview(String runId, long sequence, String node, Image picture) implements RunEvent {}

    /** One sentence from a node to people about its result; told again when the result is used again. */
    record Note(String runId, long sequence, String node, String sentence) implements RunEvent {}

    /**
     * A node has its outputs.
     *
     * @param millis how long it ran; 0 when cached
     * @param peakBytes by how much the memory of the whole process (heap, native memory and what is mapped from files, as
     *     far as it is in memory: the resident set) rose above what it was when the node began, at its highest, looked at
     *     fifty times a second. What runs beside the node counts too, memory that was there and is used again does not.
     *     Empty for a node that ran too short a time to be looked at, one whose outputs were there, and on systems other
     *     than Linux
     */
    record NodeFinished(String runId, long sequence, String node, Source source, double millis, OptionalLong peakBytes)
            implements RunEvent {

        /** Whether the outputs were there already. */
        public boolean cached() {
            return source != Source.COMPUTED;
        }
    }

    /** Where a node's outputs came from. */
    enum Source {
        /** It ran. */
        COMPUTED,
        /** An earlier run of this process. */
        MEMORY,
        /** An earlier run, perhaps of a process that is no more. */
        DISK;

        /** In lower case, as in JSON. */
        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record NodeFailed(String runId, long sequence, String node, RunError error) implements RunEvent {}

    /** A file for people is there. */
    record OutputSaved(String runId, long sequence, RunRecord.Output output) implements RunEvent {}

    /** The last event of a run. */
    record Finished(String runId, long sequence, RunStatus status, Optional<RunError> error) implements RunEvent {}
}
