package dev.darkroom.workflow.diff;

import dev.darkroom.workflow.Input;
import dev.darkroom.workflow.Workflow;
import dev.darkroom.workflow.WorkflowNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one input was given from version to version of a workflow. A node that got another name is followed back to what
 * it was called; a link that reads such a node did not change.
 *
 * @param spans the newest first; versions without the node are in none
 */
public record InputHistory(List<Span> spans) {
    public InputHistory {
        spans = List.copyOf(spans);
    }

    /**
     * Versions in a row that gave the input the same.
     *
     * @param from number of the version that began it
     * @param until number of the last version that had it; empty when the latest has
     * @param node what the node was called at the end
     * @param value empty when it was left to its default
     */
    public record Span(int from, Optional<Integer> until, String node, String port, Optional<Input> value) {
        /** For people: {@code guidanceScale was 7 until version 4.} */
        public String sentence() {
            return Sentences.span(this);
        }
    }

    /** Begins to read versions, the newest first. */
    public static Reading of(String node, String port) {
        return new Reading(node, port);
    }

    /** A history as far as it was read back. */
    public static final class Reading {
        private final String port;
        private final List<Span> spans = new ArrayList<>();
        private String node;
        private @Nullable Workflow after;
        private boolean going;

        private Reading(String node, String port) {
            this.node = node;
            this.port = port;
        }

        /**
         * Goes one version further back.
         *
         * @param number of the version, smaller than those given before
         */
        public void before(int number, Workflow workflow) {
            Workflow newer = after;
            String called = newer == null ? node : called(workflow, newer);
            Optional<WorkflowNode> then = workflow.node(called);
            if (then.isEmpty()) {
                going = false;
            } else {
                Optional<Input> value = then.get().input(port);
                if (going && newer != null && same(value, workflow, newer)) {
                    Span last = spans.remove(spans.size() - 1);
                    spans.add(new Span(number, last.until(), last.node(), port, last.value()));
                } else {
                    Optional<Integer> until = newer == null ? Optional.empty() : Optional.of(number);
                    spans.add(new Span(number, until, called, port, value));
                }
                going = true;
                node = called;
            }
            after = workflow;
        }

        /** What the node was called in a version, by what it is called in the next. */
        private String called(Workflow workflow, Workflow newer) {
            if (workflow.node(node).isPresent() || newer.node(node).isEmpty()) {
                return node;
            }
            return Renames.between(workflow.nodes(), newer.nodes()).entrySet().stream()
                    .filter(each -> each.getValue().equals(node))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(node);
        }

        private boolean same(Optional<Input> value, Workflow workflow, Workflow newer) {
            Optional<Input> next = newer.node(node).flatMap(known -> known.input(port));
            if (value.isEmpty() || next.isEmpty()) {
                return value.isEmpty() && next.isEmpty();
            }
            // Names are costly to compare, and few versions need it.
            return SameInput.of(value.get(), next.get(), Map.of())
                    || (SameInput.linked(value.get())
                            && SameInput.of(value.get(), next.get(), Renames.between(workflow.nodes(), newer.nodes())));
        }

        /** What was read. */
        public InputHistory history() {
            return new InputHistory(spans);
        }
    }
}
