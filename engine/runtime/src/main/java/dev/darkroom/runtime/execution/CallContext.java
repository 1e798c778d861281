package dev.darkroom.runtime.execution;

import dev.darkroom.runtime.content.ContentHash;
import dev.darkroom.runtime.library.StepPictures;
import dev.darkroom.runtime.run.Provenance;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.sdk.Library;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.Outputs;
import dev.darkroom.sdk.port.Image;
import dev.darkroom.sdk.port.SavedFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a node sees during one call. Owns what the node gave to {@link #own} until the call ends. */
final class CallContext implements NodeContext, Outputs {
    private static final long PROGRESS_EVERY_NANOS = 50_000_000L;
    private static final int MOST_NOTES = 100;
    private static final long PREVIEW_EVERY_NANOS = 250_000_000L;

    private final RunExecution run;
    private final Task task;
    private final Stint stint;
    private final Deque<AutoCloseable> owned = new ArrayDeque<>();
    private final NotingLibrary library;
    private final int savedBefore;
    private final List<Saved> saved = Collections.synchronizedList(new ArrayList<>());
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private long lastProgress = System.nanoTime() - PROGRESS_EVERY_NANOS;
    private long lastPreview = System.nanoTime() - PREVIEW_EVERY_NANOS;
    private int step;
    private int steps;
    private volatile @Nullable Image preview;
    private volatile boolean ended;
    /** Hash of what the next file to be saved was given to carry. */
    private volatile Optional<String> told = Optional.empty();

    /**
     * @param content hash of what the file shows
     * @param provenance hash of what it tells of the run
     */
    record Saved(SavedFile file, Optional<String> content, Optional<String> provenance) {}

    /** @param savedBefore how many files the node saved in earlier calls of this run */
    CallContext(RunExecution run, Task task, Stint stint, int savedBefore) {
        this.run = run;
        this.task = task;
        this.stint = stint;
        this.savedBefore = savedBefore;
        library = new NotingLibrary(run.executor().library());
    }

    @Override
    public void throwIfCancelled() {
        stint.alive();
        run.throwIfStopped();
    }

    @Override
    public void progress(int done, int total) {
        progress(done, total, "");
    }

    @Override
    public void progress(int done, int total, String message) {
        throwIfCancelled();
        if (run.keepsSteps()) {
            synchronized (this) {
                step = done;
                steps = total;
            }
        }
        if (!run.voice().heard()) {
            return;
        }
        synchronized (this) {
            long now = System.nanoTime();
            if (done < total && now - lastProgress < PROGRESS_EVERY_NANOS) {
                return;
            }
            lastProgress = now;
        }
        run.voice().progress(task.name, done, total, message);
    }

    @Override
    public void preview(Supplier<Image> picture) {
        // An output node's picture is wanted again when its result comes out of the cache.
        boolean keep = task.definition().output();
        stint.alive();
        if (!keep && !run.keepsSteps() && !run.voice().heard()) {
            return;
        }
        boolean tell;
        StepPictures.Step now;
        synchronized (this) {
            tell = System.nanoTime() - lastPreview >= PREVIEW_EVERY_NANOS;
            if (!tell && !run.keepsSteps()) {
                return;
            }
            lastPreview = tell ? System.nanoTime() : lastPreview;
            now = new StepPictures.Step(task.steps, step, steps);
            task.steps += run.keepsSteps() ? 1 : 0;
        }
        Image shown = picture.get();
        if (run.keepsSteps()) {
            run.executor().steps().keep(run.id(), task.name, now, shown);
        }
        if (keep) {
            preview = shown;
        }
        if (tell) {
            run.voice().preview(task.name, shown);
        }
    }

    @Override
    public void note(String sentence) {
        // A mapped node may have the same to say for many elements.
        if (notes.size() < MOST_NOTES && !notes.contains(sentence)) {
            notes.add(sentence);
        }
    }

    @Override
    public Logger log() {
        return LoggerFactory.getLogger("node." + task.definition().type());
    }

    @Override
    public <T extends AutoCloseable> T own(T resource) {
        synchronized (owned) {
            if (!ended) {
                owned.push(resource);
                return resource;
            }
        }
        Resources.close(resource);
        throw new IllegalStateException("The call has ended; a node keeps nothing afterwards.");
    }

    @Override
    public Library library() {
        return library;
    }

    @Override
    public Outputs outputs() {
        return this;
    }

    @Override
    public SavedFile save(String name, String extension, String mediaType, byte[] content) {
        throwIfCancelled();
        SavedFile file = run.outputFolder().save(name, extension, mediaType, content);
        saved.add(new Saved(file, ContentHash.of(file.name(), content), told));
        told = Optional.empty();
        return file;
    }

    @Override
    public String provenance() {
        Provenance.Place place = new Provenance.Place(task.name, savedBefore + saved.size());
        String text = run.journal().provenance(place, run.preparation()).toJson();
        told = Optional.of(ContentHash.ofBytes(text.getBytes(StandardCharsets.UTF_8)));
        return text;
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    /** The input files that the node asked for. */
    Collection<RunRecord.InputFile> inputs() {
        return library.inputs();
    }

    List<Saved> saved() {
        return List.copyOf(saved);
    }

    Optional<Image> shown() {
        return Optional.ofNullable(preview);
    }

    /** Closes what the node owned, last first, but for what it hands over. */
    void end(Set<AutoCloseable> handedOver) {
        List<AutoCloseable> left;
        synchronized (owned) {
            ended = true;
            left = List.copyOf(owned);
            owned.clear();
        }
        Set<AutoCloseable> closed = Collections.newSetFromMap(new IdentityHashMap<>());
        for (AutoCloseable resource : left) {
            if (!handedOver.contains(resource) && closed.add(resource)) {
                Resources.close(resource);
            }
        }
    }
}
