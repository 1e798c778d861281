package dev.darkroom.nodes.learning;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Something the model learns to draw.
 *
 * @param noun as people write it, for example {@code hot air balloon}
 * @param drawing name of its drawing, the same in every look
 * @param aliases other nouns for the same drawing, perhaps none
 */
record Subject(String noun, String drawing, List<String> aliases) {
    /** Plurals, and what is not counted. */
    private static final Set<String> UNCOUNTED = Set.of(
            "cherries",
            "grapes",
            "french fries",
            "scissors",
            "popcorn",
            "bread",
            "cheese",
            "corn",
            "broccoli",
            "fire",
            "blueberries",
            "garlic",
            "beans",
            "ginger root",
            "pancakes",
            "meat",
            "bacon",
            "green salad",
            "butter",
            "salt",
            "spaghetti",
            "sushi",
            "peanuts",
            "custard",
            "milk",
            "sake",
            "chopsticks",
            "tennis",
            "skis",
            "glasses",
            "sunglasses",
            "jeans",
            "gloves",
            "socks",
            "shorts",
            "maracas",
            "books",
            "soap");

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
        return withArticle(noun, noun);
    }

    /** A text about a noun with the article that it needs: {@code an orange cat}, but {@code red socks}. */
    static String withArticle(String noun, String text) {
        if (UNCOUNTED.contains(noun.toLowerCase(Locale.ROOT))) {
            return text;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        boolean vowel = "aeiou".indexOf(lower.charAt(0)) >= 0 && !lower.startsWith("uni") && !lower.startsWith("ufo");
        return (vowel ? "an " : "a ") + text;
    }
}
