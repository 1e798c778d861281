package dev.darkroom.sdk.test;

import dev.darkroom.sdk.Library;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.Outputs;
import dev.darkroom.sdk.RunCancelledException;
import dev.darkroom.sdk.port.Image;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;

/** What the engine is to a node, for one call. */
final class TestContext implements NodeContext {
    private final Logger log;
    private final Library library;
    private final Outputs outputs;
    private final List<Object> borrowed;
    private final int cancelAt;

    private final List<Progress> progress = new ArrayList<>();
    private final List<Image> previews = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Deque<AutoCloseable> owned = new ArrayDeque<>();
    private boolean cancelled;
    private boolean ended;

    /** @param cancelAt the report of progress at which the run is cancelled; 0 is before the first */
    TestContext(Logger log, Library library, Outputs outputs, List<Object> borrowed, int cancelAt) {
        this.log = log;
        this.library = library;
        this.outputs = outputs;
        this.borrowed = borrowed;
        this.cancelAt = cancelAt;
        this.cancelled = cancelAt == 0;
    }

    @Override
    public synchronized void throwIfCancelled() {
        checkRunning();
        if (cancelled) {
            throw new RunCancelledException();
        }
    }

    @Override
    public void progress(int done, int total) {
        progress(done, total, "");
    }

    @Override
    public synchronized void progress(int done, int total, String message) {
        checkRunning();
        if (total < 1 || done < 0 || done > total) {
            throw new AssertionError("the node reported progress " + done + " of " + total
                    + ", but progress goes from 0 to a total of at least 1");
        }
        progress.add(new Progress(done, total, message));
        cancelled |= progress.size() >= cancelAt;
        throwIfCancelled();
    }

    @Override
    public synchronized void preview(Supplier<Image> picture) {
        checkRunning();
        previews.add(picture.get());
    }

    @Override
    public synchronized void note(String sentence) {
        checkRunning();
        notes.add(sentence);
    }

    @Override
    public Logger log() {
        return log;
    }

    @Override
    public synchronized <T extends AutoCloseable> T own(T resource) {
        checkRunning();
        if (Identity.contains(borrowed, resource)) {
            throw new AssertionError(
                    "the node gave its input " + resource + " to own(), but inputs are borrowed and stay open");
        }
        if (!Identity.contains(owned, resource)) {
            owned.push(resource);
        }
        return resource;
    }

    @Override
    public Library library() {
        return library;
    }

    @Override
    public Outputs outputs() {
        checkRunning();
        return outputs;
    }

    synchronized List<Progress> progress() {
        return List.copyOf(progress);
    }

    synchronized List<Image> previews() {
        return List.copyOf(previews);
    }

    synchronized List<String> notes() {
        return List.copyOf(notes);
    }

    synchronized boolean cancelled() {
        return cancelled;
    }

    /** Closes what the node owned, the last first, but for what it hands over. */
    synchronized void end(List<Object> handedOver) {
        ended = true;
        List<Throwable> failures = new ArrayList<>();
        for (AutoCloseable resource : owned) {
            if (!Identity.contains(handedOver, resource)) {
                Closing.close(resource, failures);
            }
        }
        owned.clear();
        Closing.fail(failures);
    }

    private void checkRunning() {
        if (ended) {
            throw new AssertionError("the node used its context after the call had ended; it must not keep it");
        }
    }
}
