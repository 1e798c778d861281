package dev.darkroom.runtime.library;

import dev.darkroom.runtime.content.PngPicture;
import dev.darkroom.sdk.port.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pictures that nodes showed of their work, kept so that one can go back to any step: {@code
 * RUN/NODE/NUMBER-STEP-TOTAL.png} in a folder of their own. A cache: any of it may be gone at any time.
 */
public final class StepPictures {
    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9-]{1,80}");
    private static final Pattern NODE = Pattern.compile("[A-Za-z0-9_/-]{1,1000}");
    private static final Pattern FILE = Pattern.compile("(\\d{1,9})-(\\d{1,9})-(\\d{1,9})\\.png");

    /** No node works in so many steps; one that shows more shows the rest in vain. */
    private static final int MOST = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(StepPictures.class);

    private final Path folder;

    /**
     * One of the pictures that a node showed.
     *
     * @param number from 0, in the order in which they were shown
     * @param step how far the node said it was just before, from 0 to {@code total}
     * @param total 0 when it had not said
     */
    public record Step(int number, int step, int total) {}

    /** @param folder made when there is something to keep */
    public StepPictures(Path folder) {
        this.folder = folder;
    }

    /** Keeps a picture; when that is not possible the run goes on without. */
    public void keep(String runId, String node, Step step, Image picture) {
        Optional<Path> at = of(runId, node);
        if (at.isEmpty() || step.number() >= MOST) {
            return;
        }
        try {
            Files.createDirectories(at.get());
            AtomicFiles.replaceUnforced(at.get().resolve(name(step)), PngPicture.of(picture));
        } catch (IOException | RuntimeException e) {
            LOG.warn("A step of run {} cannot be kept (is the disk full?); the run goes on.", runId, e);
        }
    }

    /** The kept pictures of a node, in order. */
    public List<Step> list(String runId, String node) {
        Optional<Path> at = of(runId, node).filter(Files::isDirectory);
        if (at.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(at.get())) {
            return files.map(file -> FILE.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(StepPictures::read)
                    .sorted(Comparator.comparingInt(Step::number))
                    .toList();
        } catch (IOException e) {
            LOG.warn("The steps of run {} cannot be listed.", runId, e);
            return List.of();
        }
    }

    private static Step read(Matcher name) {
        return new Step(
                Integer.parseInt(name.group(1)), Integer.parseInt(name.group(2)), Integer.parseInt(name.group(3)));
    }

    /** The file of one of them. */
    public Optional<Path> find(String runId, String node, int number) {
        return list(runId, node).stream()
                .filter(step -> step.number() == number)
                .findFirst()
                .flatMap(step -> of(runId, node).map(at -> at.resolve(name(step))))
                .filter(Files::isRegularFile);
    }

    /** Removes those of a run. */
    public void forget(String runId) {
        if (!RUN.matcher(runId).matches() || !Files.isDirectory(folder.resolve(runId))) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder.resolve(runId))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warn("The steps of run {} cannot be removed.", runId, e);
        }
    }

    private static String name(Step step) {
        return step.number() + "-" + step.step() + "-" + step.total() + ".png";
    }

    private Optional<Path> of(String runId, String node) {
        return RUN.matcher(runId).matches() && NODE.matcher(node).matches()
                ? Optional.of(folder.resolve(runId).resolve(node.replace('/', '~')))
                : Optional.empty();
    }
}
