package dev.darkroom.runtime.execution;

import dev.darkroom.runtime.library.OutputFailedException;
import dev.darkroom.runtime.plugin.NodeProvider;
import dev.darkroom.runtime.plugin.NodeUnavailableException;
import dev.darkroom.runtime.run.RunError;
import dev.darkroom.runtime.run.RunError.Kind;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.ResourceExhaustedException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns whatever a node throws into one sentence for people. */
final class Failures {
    private static final int LONGEST = 400;

    private Failures() {}

    static RunFailure of(String node, NodeProvider provider, Throwable thrown) {
        if (thrown instanceof RunFailure failure) {
            return failure;
        }
        if (thrown instanceof InvalidInputException invalid) {
            Optional<String> port = Optional.of(invalid.port()).filter(p -> !p.isBlank());
            String message = "Node \"" + node + "\""
                    + port.map(p -> ", input \"" + p + "\"").orElse("") + ": " + sentence(invalid);
            return failure(Kind.INVALID_INPUT, node, port, message, thrown);
        }
        if (thrown instanceof OutputFailedException) {
            return failure(Kind.OUTPUT, node, Optional.empty(), "Node \"" + node + "\": " + sentence(thrown), thrown);
        }
        if (thrown instanceof NodeUnavailableException) {
            return failure(Kind.DEFECT, node, Optional.empty(), "Node \"" + node + "\": " + sentence(thrown), thrown);
        }
        String who = who(node, provider);
        if (exhausted(thrown)) {
            return failure(
                    Kind.OUT_OF_MEMORY,
                    node,
                    Optional.empty(),
                    who
                            + " ran out of memory even after the result cache was emptied and unused models let go; make the"
                            + " picture or the batch smaller, use a smaller model, "
                            + (ofHeap(thrown)
                                    ? "or give Java more memory (-Xmx)."
                                    : "or end other programs that hold memory."),
                    thrown);
        }
        String said = thrown.getMessage() == null || thrown.getMessage().isBlank()
                ? ""
                : " (" + shorten(thrown.getMessage().strip()) + ")";
        return failure(
                Kind.DEFECT,
                node,
                Optional.empty(),
                who + " failed with " + thrown.getClass().getSimpleName() + said
                        + "; this is a defect of the node, details are in the log.",
                thrown);
    }

    /** @param task null when the run was being planned */
    static RunFailure silent(@Nullable Task task, Duration time) {
        String what = task == null ? "Planning the run" : who(task.name, task.provider);
        return new RunFailure(
                new RunError(
                        Kind.TIMED_OUT,
                        Optional.ofNullable(task).map(t -> t.name),
                        Optional.empty(),
                        what + " gave no sign of life for " + inWords(time)
                                + " and was given up; if it only needs longer,"
                                + " raise --node-timeout, else update or remove the plugin."),
                null);
    }

    /** @param what could not be done */
    static RunFailure unexpected(String what, Throwable thrown) {
        return thrown instanceof RunFailure failure
                ? failure
                : new RunFailure(
                        new RunError(
                                exhausted(thrown) ? Kind.OUT_OF_MEMORY : Kind.DEFECT,
                                Optional.empty(),
                                Optional.empty(),
                                what + " (" + shorten(String.valueOf(thrown)) + "); details are in the log."),
                        thrown);
    }

    private static String who(String node, NodeProvider provider) {
        return "Node \"" + node + "\" (" + provider.definition().type() + " of plugin " + provider.pluginId() + " "
                + provider.pluginVersion() + ")";
    }

    private static String inWords(Duration time) {
        long seconds = time.toSeconds();
        return seconds == 0
                ? time.toMillis() + " ms"
                : seconds % 3600 == 0
                        ? seconds / 3600 + " h"
                        : seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }

    /** Java says so when its heap is full; whatever else says that memory ran out means native memory. */
    private static boolean ofHeap(Throwable thrown) {
        String said = String.valueOf(thrown.getMessage());
        return thrown instanceof OutOfMemoryError
                && (said.startsWith("Java heap space")
                        || said.startsWith("GC overhead")
                        || said.startsWith("Requested array size")
                        || said.startsWith("Direct buffer memory")
                        || said.startsWith("Cannot reserve"));
    }

    static boolean exhausted(Throwable thrown) {
        return thrown instanceof OutOfMemoryError || thrown instanceof ResourceExhaustedException;
    }

    private static RunFailure failure(Kind kind, String node, Optional<String> port, String message, Throwable cause) {
        return new RunFailure(new RunError(kind, Optional.of(node), port, message), cause);
    }

    private static String sentence(Throwable thrown) {
        String message = shorten(String.valueOf(thrown.getMessage()).strip());
        return message.endsWith(".") || message.endsWith("!") || message.endsWith("?") ? message : message + ".";
    }

    private static String shorten(String message) {
        String line = message.replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
