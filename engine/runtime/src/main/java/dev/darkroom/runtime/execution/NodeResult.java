package dev.darkroom.runtime.execution;

import dev.darkroom.sdk.port.Image;
import dev.darkroom.sdk.port.SavedFile;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one run of a node gave: immutable values, shared by runs and cache, counted. Its maker holds it first; at zero
 * holders its closeable values are let go and it can be had no more.
 */
final class NodeResult {
    private final Object[] values;
    private final List<AutoCloseable> held;
    private final List<Saved> saved;
    private final Optional<Image> preview;
    private final List<String> notes;
    private final Resources resources;
    private final AtomicInteger holders = new AtomicInteger(1);
    private volatile double cost;

    /**
     * @param port the output port that carries the file; empty when none does
     * @param content hash of what it shows
     * @param provenance hash of what it tells of the run
     */
    record Saved(String port, SavedFile file, Optional<String> content, Optional<String> provenance) {}

    /**
     * @param values one for each output port
     * @param held those of {@code resources} that are counted for this result already
     */
    NodeResult(
            Object[] values,
            List<AutoCloseable> held,
            List<Saved> saved,
            Optional<Image> preview,
            List<String> notes,
            Resources resources) {
        this.values = values.clone();
        this.held = List.copyOf(held);
        this.saved = List.copyOf(saved);
        this.preview = preview;
        this.notes = List.copyOf(notes);
        this.resources = resources;
    }

    Object value(int port) {
        return values[port];
    }

    List<Object> values() {
        return List.of(values);
    }

    /**
     * What a process that begins anew has to spend on having it again, in milliseconds: the time of its node and of the
     * longest path above it that the disk does not hold. 0 when the disk holds it.
     */
    double cost() {
        return cost;
    }

    void madeAtCost(double millis) {
        cost = millis;
    }

    /** Whether nobody but one holder has it. */
    boolean heldOnce() {
        return holders.get() == 1;
    }

    List<Saved> saved() {
        return saved;
    }

    /** The last preview of an output node, to be shown again when the result is used again. */
    Optional<Image> preview() {
        return preview;
    }

    /** What its node had to tell people, to be told again when the result is used again. */
    List<String> notes() {
        return notes;
    }

    long bytes() {
        long sum = preview.map(Image::bytes).orElse(0L);
        for (Object value : values) {
            sum += Values.bytes(value);
        }
        return sum;
    }

    /** One more holder; false when the last has let go. */
    boolean retain() {
        int now = holders.get();
        while (now > 0) {
            if (holders.compareAndSet(now, now + 1)) {
                return true;
            }
            now = holders.get();
        }
        return false;
    }

    void release() {
        if (holders.decrementAndGet() == 0) {
            for (int i = held.size() - 1; i >= 0; i--) {
                resources.release(held.get(i));
            }
        }
    }
}
