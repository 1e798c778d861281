package dev.darkroom.workflow.diff;

import dev.darkroom.workflow.Input;
import dev.darkroom.workflow.Mode;
import dev.darkroom.workflow.OutputRef;
import dev.darkroom.workflow.diff.WorkflowDiff.InputChange;
import dev.darkroom.workflow.diff.WorkflowDiff.NodeChange;
import dev.darkroom.workflow.diff.WorkflowDiff.SubgraphChange;
import dev.darkroom.workflow.diff.WorkflowDiff.TypeChange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** A diff in words, each sentence beginning with what it is about. */
final class Sentences {
    private static final int LONGEST_TEXT = 120;

    private final List<String> sentences = new ArrayList<>();

    List<String> of(WorkflowDiff diff) {
        diff.name()
                .ifPresent(name ->
                        say("The workflow was called %s and is called %s.", quote(name.before()), quote(name.after())));
        diff.nodes().forEach(node -> node(node, ""));
        diff.subgraphs().forEach(this::subgraph);
        diff.outputs()
                .ifPresent(outputs ->
                        say("A run is for %s and was for %s.", targets(outputs.after()), targets(outputs.before())));
        if (diff.layout()) {
            say("The layout changed%s.", diff.sameRun() ? ", and nothing that a run sees" : "");
        }
        return List.copyOf(sentences);
    }

    /** All of it in one sentence: the first, and how many more there would be. */
    static String summary(WorkflowDiff diff) {
        List<String> all = new Sentences().of(diff);
        if (all.isEmpty()) {
            return "Nothing changed that a run or the editor sees.";
        }
        String first = all.get(0);
        return switch (all.size()) {
            case 1 -> first;
            case 2 -> first.substring(0, first.length() - 1) + ", and one more change.";
            default -> first.substring(0, first.length() - 1) + ", and " + (all.size() - 1) + " more changes.";
        };
    }

    /** What an input was given, and when. */
    static String span(InputHistory.Span span) {
        Optional<Input> value = span.value();
        if (span.until().isEmpty()) {
            return span.port() + " " + value.map(Sentences::is).orElse("is left to its default") + " from version "
                    + span.from() + " on.";
        }
        int until = span.until().get();
        return span.port() + " " + value.map(Sentences::was).orElse("was left to its default")
                + (until == span.from() ? " in version " : " until version ") + until + ".";
    }

    /** @param within what the node sits in, before its name */
    private void node(NodeChange change, String within) {
        String name = within + change.node();
        switch (change.change()) {
            case ADDED ->
                say(
                        "%s was added: %s%s.",
                        name,
                        change.type(),
                        change.links().isEmpty() ? "" : ", reading " + String.join(", ", change.links()));
            case REMOVED -> say("%s was removed: %s.", name, change.type());
            case RENAMED -> say("%s was called %s.", name, change.was().orElse(""));
            case CHANGED -> {}
        }
        change.retyped().ifPresent(retyped -> retyped(name, retyped));
        change.mode().ifPresent(mode -> say("%s %s; it %s.", name, is(mode.after()), was(mode.before())));
        change.inputs().forEach(input -> input(name, input));
    }

    private void retyped(String name, TypeChange change) {
        if (change.before().equals(change.after())) {
            say(
                    "%s was saved with version %s of %s and is with version %s.",
                    name, version(change.versionBefore()), change.before(), version(change.versionAfter()));
        } else {
            say("%s was of type %s and is of type %s.", name, change.before(), change.after());
        }
    }

    private static String is(Mode mode) {
        return switch (mode) {
            case RUN -> "runs";
            case MUTE -> "is muted";
            case BYPASS -> "is bypassed";
        };
    }

    private static String was(Mode mode) {
        return switch (mode) {
            case RUN -> "ran";
            case MUTE -> "was muted";
            case BYPASS -> "was bypassed";
        };
    }

    private static String version(OptionalInt version) {
        return version.isPresent() ? Integer.toString(version.getAsInt()) : "none";
    }

    private void input(String node, InputChange change) {
        String name = node + "." + change.port();
        Optional<Input> before = change.before();
        Optional<Input> after = change.after();
        if (before.isEmpty()) {
            say(
                    "%s %s; it was left to its default.",
                    name, after.map(Sentences::is).orElse(""));
        } else if (after.isEmpty()) {
            say("%s is left to its default; it %s.", name, was(before.get()));
        } else {
            say("%s %s and %s.", name, was(before.get()), is(after.get()));
        }
    }

    private static String is(Input input) {
        return input instanceof Input.Link link ? "reads " + link.from() : "is " + value(input);
    }

    private static String was(Input input) {
        return input instanceof Input.Link link ? "read " + link.from() : "was " + value(input);
    }

    private static String value(Input input) {
        if (input instanceof Input.Literal literal) {
            if (literal.value() instanceof BigDecimal decimal) {
                return decimal.toPlainString();
            }
            return literal.value() instanceof String text ? quote(text) : String.valueOf(literal.value());
        }
        if (input instanceof Input.Link link) {
            return "what " + link.from() + " gives";
        }
        if (input instanceof Input.Items items) {
            return items.items().stream().map(Sentences::value).collect(Collectors.joining(", ", "[", "]"));
        }
        return "something that is neither a value nor a link";
    }

    private void subgraph(SubgraphChange change) {
        String name = "Subgraph " + quote(change.name());
        switch (change.change()) {
            case ADDED -> say("%s was added.", name);
            case REMOVED -> say("%s was removed.", name);
            default -> {
                if (change.ports()) {
                    say("%s has other inputs or outputs.", name);
                }
                change.nodes().forEach(node -> node(node, change.name() + "/"));
            }
        }
    }

    private static String targets(List<OutputRef> outputs) {
        return outputs.isEmpty()
                ? "whatever saves or shows something"
                : outputs.stream().map(OutputRef::toString).collect(Collectors.joining(", "));
    }

    private static String quote(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ");
        return '"' + (line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT - 1) + "…") + '"';
    }

    private void say(String sentence, Object... parts) {
        sentences.add(String.format(Locale.ROOT, sentence, parts));
    }
}
