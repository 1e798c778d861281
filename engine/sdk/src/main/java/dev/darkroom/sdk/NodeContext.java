package dev.darkroom.sdk;

import dev.darkroom.sdk.port.Image;
import java.util.function.Supplier;
import org.slf4j.Logger;

/** What a node sees of the world for the length of one {@link Node#run}. Not to be kept afterwards. */
public interface NodeContext extends Cancellation {

    /**
     * Says how far the work is, and stops it when the run was cancelled.
     *
     * @param done from 0 to {@code total}
     * @throws RunCancelledException when the run was cancelled
     */
    void progress(int done, int total);

    /** As {@link #progress(int, int)}, with a few words such as {@code "loss 0.031"}. */
    void progress(int done, int total, String message);

    /** Shows a picture of the work so far. Lossy and rate limited: not even asked for when nobody watches. */
    void preview(Supplier<Image> picture);

    /**
     * Tells people in one sentence what they should know about a result that is there all the same. Said again when the
     * result is used again.
     */
    void note(String sentence);

    Logger log();

    /** Closes {@code resource} when the call ends, unless it is among the outputs. Returns it. */
    <T extends AutoCloseable> T own(T resource);

    /** Files to read. */
    Library library();

    /** Files to leave behind. */
    Outputs outputs();
}
