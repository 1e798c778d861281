package dev.darkroom.runtime;

import dev.darkroom.runtime.plugin.PluginInfo;
import dev.darkroom.runtime.plugin.PluginProblem;
import dev.darkroom.runtime.run.Run;
import dev.darkroom.runtime.run.RunEvent;
import dev.darkroom.runtime.run.RunRequest;
import dev.darkroom.runtime.run.Subscription;
import dev.darkroom.sdk.Library;
import dev.darkroom.sdk.definition.NodeDefinition;
import dev.darkroom.workflow.InvalidWorkflowException;
import dev.darkroom.workflow.NodeCatalogue;
import dev.darkroom.workflow.Plan;
import dev.darkroom.workflow.Problem;
import dev.darkroom.workflow.Workflow;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The engine: plugins, models, cache and executor behind one door. Safe for use by several threads. */
@SuppressWarnings("DoNotCallSuggester") // Its methods come next; the signatures stand.
public final class Darkroom implements AutoCloseable {
    public static Darkroom open(Configuration configuration) {
        throw new UnsupportedOperationException();
    }

    public Configuration configuration() {
        throw new UnsupportedOperationException();
    }
    /** Name and version, as in run records: {@code darkroom 0.1.0}. */
    public String engine() {
        throw new UnsupportedOperationException();
    }

    public NodeCatalogue catalogue() {
        throw new UnsupportedOperationException();
    }
    /** Every plugin that was found, usable or not, by id. */
    public List<PluginInfo> plugins() {
        throw new UnsupportedOperationException();
    }

    public List<PluginProblem> pluginProblems() {
        throw new UnsupportedOperationException();
    }
    /** The plugin that brings a type. */
    public Optional<PluginInfo> pluginOf(NodeDefinition definition) {
        throw new UnsupportedOperationException();
    }
    /** {@code library().choices("models")} lists the models. */
    public Library library() {
        throw new UnsupportedOperationException();
    }
    /** All problems at once; empty when the workflow can run. */
    public List<Problem> validate(Workflow workflow) {
        throw new UnsupportedOperationException();
    }
    /** What a run would do. May read files, to know their hashes; runs nothing. */
    public Plan plan(Workflow workflow) {
        throw new UnsupportedOperationException();
    }
    /** Starts a run now, beside others.  Invalid workflow: thrown here with all problems */
    public Run start(RunRequest request) throws InvalidWorkflowException {
        throw new UnsupportedOperationException();
    }
    /** Starts a run now; the listener gets its events from the first on. */
    public Run start(RunRequest request, Consumer<RunEvent> listener) {
        throw new UnsupportedOperationException();
    }

    public RunQueue queue() {
        throw new UnsupportedOperationException();
    }
    /** Events of all runs. */
    public Subscription watch(Consumer<RunEvent> listener) {
        throw new UnsupportedOperationException();
    }
    /** Cancels runs, waits for them shortly, frees all. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
