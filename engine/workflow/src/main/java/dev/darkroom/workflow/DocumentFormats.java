package dev.darkroom.workflow;

import java.util.Map;
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

    private static int number(ObjectNode document) {
        JsonNode format = document.get("format");
        Matcher matcher = FORMAT.matcher(format != null && format.isString() ? format.stringValue() : "");
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
