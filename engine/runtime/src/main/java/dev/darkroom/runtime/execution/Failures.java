package dev.darkroom.runtime.execution;

import dev.darkroom.runtime.library.OutputFailedException;
import dev.darkroom.runtime.plugin.NodeProvider;
import dev.darkroom.runtime.plugin.NodeUnavailableException;
import dev.darkroom.runtime.run.RunError;
import dev.darkroom.runtime.run.RunError.Kind;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.ResourceExhaustedException;
import java.util.Optional;

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
        String who = "Node \"" + node + "\" (" + provider.definition().type() + " of plugin " + provider.pluginId()
                + " " + provider.pluginVersion() + ")";
        if (exhausted(thrown)) {
            return failure(
                    Kind.OUT_OF_MEMORY,
                    node,
                    Optional.empty(),
                    who + " ran out of memory even after the result cache was emptied; make the picture or the batch"
                            + " smaller, use a smaller model, or give Java more memory (-Xmx).",
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
