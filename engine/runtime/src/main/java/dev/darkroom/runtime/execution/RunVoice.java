package dev.darkroom.runtime.execution;

import dev.darkroom.runtime.run.EventStream;
import dev.darkroom.runtime.run.RunEvent;
import dev.darkroom.sdk.port.Image;
import java.util.function.LongFunction;

/** Tells what happens in one run, numbered in the order of telling. Costs nothing when nobody listens. */
final class RunVoice {
    private final String runId;
    private final EventStream stream;

    RunVoice(String runId, EventStream stream) {
        this.runId = runId;
        this.stream = stream;
    }

    boolean heard() {
        return stream.watched();
    }

    /** @param event made of the number that it gets */
    void say(LongFunction<RunEvent> event) {
        if (heard()) {
            stream.publish(event);
        }
    }

    void nodeStarted(Task task) {
        say(number -> new RunEvent.NodeStarted(
                runId, number, task.name, task.definition().type()));
    }

    void progress(String node, int done, int total, String message) {
        say(number -> new RunEvent.Progress(runId, number, node, done, total, message));
    }

    void note(String node, String sentence) {
        say(number -> new RunEvent.Note(runId, number, node, sentence));
    }

    void preview(String node, Image picture) {
        say(number -> new RunEvent.Preview(runId, number, node, picture));
    }
}
