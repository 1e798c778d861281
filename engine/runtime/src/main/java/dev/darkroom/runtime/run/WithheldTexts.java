package dev.darkroom.runtime.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Takes texts out of what a file tells. The document stays a document: types, links and names are not texts that somebody
 * thought up; the value of an input, a title or a note is.
 */
final class WithheldTexts {
    /** Fields of a document that hold it together. */
    private static final Set<String> STRUCTURE = Set.of("type", "from", "format", "to", "outputs");

    /** A shorter one is taken out where it is the whole value, but not where it is a part of another. */
    private static final int SHORTEST_PART = 4;

    private final Set<String> texts;
    private final List<String> parts;

    WithheldTexts(Set<String> texts) {
        this.texts = texts;
        parts = texts.stream().filter(text -> text.length() >= SHORTEST_PART).toList();
    }

    /** The text of a {@link Provenance} without them. */
    String from(String provenance) {
        ObjectNode json = RunRecordReader.object(provenance);
        JsonNode workflow = json.path("workflow");
        if (workflow instanceof ObjectNode document) {
            clear(document);
        }
        return json.toString();
    }

    private void clear(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String field : new ArrayList<>(object.propertyNames())) {
                JsonNode value = object.path(field);
                if (value.isString() && !STRUCTURE.contains(field) && withheld(value.asString())) {
                    object.put(field, "");
                } else if (!STRUCTURE.contains(field) || value.isObject()) {
                    clear(value);
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (!array.get(i).isString()) {
                    clear(array.get(i));
                } else if (withheld(array.get(i).asString())) {
                    array.set(i, StringNode.valueOf(""));
                }
            }
        }
    }

    private boolean withheld(String value) {
        return texts.contains(value) || parts.stream().anyMatch(value::contains);
    }
}
