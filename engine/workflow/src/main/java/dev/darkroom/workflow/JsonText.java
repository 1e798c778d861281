package dev.darkroom.workflow;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** JSON in the words of a sentence. */
final class JsonText {
    private static final int LONGEST = 80;
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");

    private JsonText() {}

    /** What kind of thing it is, with its value when that is short. */
    static String describe(JsonNode json) {
        if (json.isMissingNode()) {
            return "nothing";
        }
        if (json.isNull()) {
            return "null";
        }
        if (json.isArray()) {
            return "a list";
        }
        if (json.isObject()) {
            return "an object";
        }
        return json.isString() ? "the text " + quote(json.stringValue()) : shorten(json.toString());
    }

    static String quote(String text) {
        return '"' + shorten(oneLine(text)) + '"';
    }

    /** Line breaks and control characters as spaces: names and texts come from anywhere. */
    static String oneLine(String text) {
        return SPACE.matcher(text).replaceAll(" ");
    }

    static String shorten(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    /** Jackson's own words for what is wrong, without its advice to programmers. */
    static String reason(String message) {
        String first = message.lines().findFirst().orElse("");
        int advice = first.indexOf(": was expecting");
        String bare = advice < 0 ? first : first.substring(0, advice);
        bare = bare.replaceAll(" \\(for [^)]*\\)", "")
                .replaceAll(" \\(start marker at .*", "")
                .replaceAll("\\.+$", "");
        return bare.isEmpty() ? "text that is not JSON" : Character.toLowerCase(bare.charAt(0)) + bare.substring(1);
    }
}
