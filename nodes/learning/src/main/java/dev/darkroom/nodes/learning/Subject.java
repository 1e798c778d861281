package dev.darkroom.nodes.learning;

import java.util.List;
import java.util.Locale;

/**
 * Something the model learns to draw.
 *
 * @param noun as people write it, for example {@code hot air balloon}
 * @param drawing name of its drawing, the same in every look
 * @param aliases other nouns for the same drawing, perhaps none
 */
record Subject(String noun, String drawing, List<String> aliases) {

    Subject {
        aliases = List.copyOf(aliases);
    }

    /** The noun and its aliases. */
    List<String> names() {
        var names = new java.util.ArrayList<String>();
        names.add(noun);
        names.addAll(aliases);
        return names;
    }

    /** The noun with its article: {@code an apple}. */
    static String withArticle(String noun) {
        String lower = noun.toLowerCase(Locale.ROOT);
        if (lower.equals("cherries") || lower.equals("grapes") || lower.endsWith("fries") || lower.equals("scissors")) {
            return noun;
        }
        boolean vowel = "aeiou".indexOf(lower.charAt(0)) >= 0 && !lower.startsWith("uni") && !lower.startsWith("ufo");
        return (vowel ? "an " : "a ") + noun;
    }
}
