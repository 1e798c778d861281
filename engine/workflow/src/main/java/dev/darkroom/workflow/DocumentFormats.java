package dev.darkroom.workflow;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The formats a document can have had. A new format adds one pure step from the one before it, and the last fixture of
 * the old format stays in the tests for good. {@code darkroom/1} is the first, so there is no step yet.
 */
final class DocumentFormats {
    private static final Pattern FORMAT = Pattern.compile("darkroom/([1-9][0-9]{0,3})");

    /** From a format's number to the step that makes the next. */
    private static final Map<Integer, UnaryOperator<ObjectNode>> STEPS = Map.of();

    private DocumentFormats() {}

    /** The document in the present format; left as it is when its format is not an older one. */
    static ObjectNode toPresent(ObjectNode document) {
        return migrate(document, STEPS);
    }

    static ObjectNode migrate(ObjectNode document, Map<Integer, UnaryOperator<ObjectNode>> steps) {
        ObjectNode current = document;
        int last = 0;
        int format = number(current);
        while (format > last && steps.containsKey(format)) {
            last = format;
            current = steps.get(format).apply(current.deepCopy());
            format = number(current);
        }
        return current;
    }

    /** What is wrong with a format, if anything. */
    static Optional<Problem> problem(String format) {
        if (format.equals(Workflow.FORMAT)) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                Problem.Code.BAD_FORMAT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                format.isEmpty() ? "no \"format\"" : "the format " + JsonText.quote(format),
                JsonText.quote(Workflow.FORMAT),
                newer(format)
                        ? "update Darkroom, which this document is newer than"
                        : "set \"format\" to " + JsonText.quote(Workflow.FORMAT),
                Optional.empty()));
    }

    /** Whether only a later Darkroom can know what the document means. */
    static boolean newer(String format) {
        return number(format) > number(Workflow.FORMAT);
    }

    private static int number(ObjectNode document) {
        JsonNode format = document.get("format");
        return number(format != null && format.isString() ? format.stringValue() : "");
    }

    private static int number(String format) {
        Matcher matcher = FORMAT.matcher(format);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
