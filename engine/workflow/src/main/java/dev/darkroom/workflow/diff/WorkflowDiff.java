package dev.darkroom.workflow.diff;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.darkroom.workflow.Input;
import dev.darkroom.workflow.Mode;
import dev.darkroom.workflow.OutputRef;
import dev.darkroom.workflow.Workflow;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What makes one workflow another. The order of nodes and inputs does not count, nor does how a number is written: 5 is
 * 5.0. Links follow a node that has got another name.
 *
 * @param name of the workflow, when it changed
 * @param nodes in the order of the older document, then what is new
 * @param outputs what a run is for, when it changed
 * @param subgraphs in the order of the older document, then what is new
 * @param layout whether what the editor keeps differs: positions, sizes, colours, titles; no run sees that
 */
public record WorkflowDiff(
        Optional<NameChange> name,
        List<NodeChange> nodes,
        Optional<OutputsChange> outputs,
        List<SubgraphChange> subgraphs,
        boolean layout) {

    /** What became of a node or subgraph. */
    public enum Change {
        ADDED,
        REMOVED,
        /** It has another name; its inputs may have changed too. */
        RENAMED,
        CHANGED;

        /** In lower case, as in JSON. */
        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A name before and after. */
    public record NameChange(String before, String after) {}

    /**
     * A node that is not as it was.
     *
     * @param node its name now, or what it was called when it is gone
     * @param was its name before, when that is another
     * @param type as it is now, or was when the node is gone
     * @param retyped its type or version before and after, when they differ
     * @param mode whether it takes part in a run, before and after, when that changed
     * @param inputs what changed in a node that both have; empty for others
     * @param links what a new node reads, as {@code node.port}; empty for others
     */
    public record NodeChange(
            Change change,
            String node,
            Optional<String> was,
            String type,
            Optional<TypeChange> retyped,
            Optional<ModeChange> mode,
            List<InputChange> inputs,
            List<String> links) {
        public NodeChange {
            inputs = List.copyOf(inputs);
            links = List.copyOf(links);
        }
    }

    /** A node's type and version before and after; a subgraph has no version. */
    public record TypeChange(String before, OptionalInt versionBefore, String after, OptionalInt versionAfter) {}

    /** Whether a node takes part in a run, before and after. */
    public record ModeChange(Mode before, Mode after) {}

    /** One input, literal or link, before and after. Empty: not given, so that the type's default stands. */
    public record InputChange(String port, Optional<Input> before, Optional<Input> after) {

        /** Whether a link is part of it: the graph changed, not only a value. */
        @JsonProperty("rewired")
        public boolean rewired() {
            return before.map(SameInput::linked).orElse(false)
                    || after.map(SameInput::linked).orElse(false);
        }
    }

    /** What a run is for, before and after; empty leaves it to the node types. */
    public record OutputsChange(List<OutputRef> before, List<OutputRef> after) {
        public OutputsChange {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /**
     * A subgraph that is not as it was.
     *
     * @param ports whether its inputs or outputs changed
     * @param nodes what changed inside, when both documents have it
     */
    public record SubgraphChange(Change change, String name, boolean ports, List<NodeChange> nodes) {
        public SubgraphChange {
            nodes = List.copyOf(nodes);
        }
    }

    public WorkflowDiff {
        nodes = List.copyOf(nodes);
        subgraphs = List.copyOf(subgraphs);
    }

    public static WorkflowDiff between(Workflow before, Workflow after) {
        return new Comparison(before, after).diff();
    }

    /** Whether both do the same when they run. */
    @JsonProperty("sameRun")
    public boolean sameRun() {
        return nodes.isEmpty() && subgraphs.isEmpty() && outputs.isEmpty();
    }

    /** Whether nothing differs at all. */
    @JsonProperty("same")
    public boolean isEmpty() {
        return sameRun() && name.isEmpty() && !layout;
    }

    /** For people, one sentence for each thing; none when {@link #isEmpty}. */
    @JsonProperty("sentences")
    public List<String> sentences() {
        return new Sentences().of(this);
    }

    /** For people, one sentence for all of it. */
    public String summary() {
        return Sentences.summary(this);
    }
}
