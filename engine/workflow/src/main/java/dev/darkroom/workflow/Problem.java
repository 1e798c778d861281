package dev.darkroom.workflow;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that is wrong with a workflow, told so that a person can put it right.
 *
 * @param subgraph the subgraph in whose definition it sits; empty for the document itself
 * @param node the node at which it sits
 * @param port the port of that node
 * @param found what is there
 * @param expected what should be there
 * @param remedy what to do, as an order
 * @param position where in the text, when only the text is at fault
 */
public record Problem(
        Code code,
        Optional<String> subgraph,
        Optional<String> node,
        Optional<String> port,
        String found,
        String expected,
        String remedy,
        Optional<Position> position) {

    public Problem {
        found = JsonText.oneLine(found);
        expected = JsonText.oneLine(expected);
        remedy = JsonText.oneLine(remedy);
    }

    /** A place in the text, both from 1. */
    public record Position(int line, int column) {}

    /** What kind of problem; written in lower case with hyphens. */
    public enum Code {
        BAD_JSON,
        WRONG_SHAPE,
        TOO_LARGE,
        BAD_FORMAT,
        BAD_NAME,
        UNKNOWN_TYPE,
        UNKNOWN_VERSION,
        MIGRATION_FAILED,
        UNKNOWN_PORT,
        MISSING_INPUT,
        WRONG_TYPE,
        OUT_OF_RANGE,
        NOT_A_CHOICE,
        DANGLING_LINK,
        TYPE_MISMATCH,
        CYCLE,
        UNKNOWN_SUBGRAPH,
        SUBGRAPH_RECURSION,
        SUBGRAPH_PORT,
        UNKNOWN_OUTPUT,
        BAD_OVERRIDE,
        BAD_MODE,
        BYPASS_IMPOSSIBLE,
        UNKNOWN_TARGET,
        IDLE_TARGET,
        TOO_MANY_PROBLEMS;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Problem at(Code code, String node, String found, String expected, String remedy) {
        return new Problem(
                code, Optional.empty(), Optional.of(node), Optional.empty(), found, expected, remedy, Optional.empty());
    }

    /** All in one sentence, for example: {@code Node "denoise", input "steps": found 0, expected ...; ....} */
    @JsonProperty("message")
    public String message() {
        StringBuilder text = new StringBuilder();
        position.ifPresent(p -> part(text, "line " + p.line() + ", column " + p.column()));
        subgraph.ifPresent(s -> part(text, "subgraph " + JsonText.quote(s)));
        node.ifPresent(n -> part(text, "node " + JsonText.quote(n)));
        port.ifPresent(p -> part(text, "port " + JsonText.quote(p)));
        if (!text.isEmpty()) {
            text.append(": ");
        }
        text.append("found ").append(found).append(", expected ").append(expected);
        text.append("; ").append(remedy).append('.');
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static void part(StringBuilder text, String part) {
        text.append(text.isEmpty() ? "" : ", ").append(part);
    }
}
