package dev.darkroom.server.cli;

import dev.darkroom.runtime.run.RunEvent;
import java.util.function.Consumer;

/** Shows the events of one run as progress. */
record ProgressEvents(Progress progress) implements Consumer<RunEvent> {
    @Override
    public void accept(RunEvent event) {
        if (event instanceof RunEvent.NodeStarted e) {
            progress.started(e.node());
        } else if (event instanceof RunEvent.Progress e) {
            progress.step(e.node(), e.done(), e.total(), e.message());
        } else if (event instanceof RunEvent.Note e) {
            progress.note(e.node(), e.sentence());
        } else if (event instanceof RunEvent.NodeFinished e) {
            progress.finished(e.node(), e.cached(), Math.round(e.millis()));
        } else if (event instanceof RunEvent.Finished) {
            progress.end();
        }
    }
}
