package dev.darkroom.nodes.learning;

import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /** Of which there is one. */
    private static final Set<String> UNIQUE = Set.of("Statue of Liberty", "Tokyo tower", "sun", "moon", "globe");

    /** Last words whose plural no rule tells. */
    private static final Map<String, String> PLURALS = Map.ofEntries(
            Map.entry("mouse", "mice"),
            Map.entry("die", "dice"),
            Map.entry("snowman", "snowmen"),
            Map.entry("wolf", "wolves"),
            Map.entry("leaf", "leaves"),
            Map.entry("knife", "knives"),
            Map.entry("scarf", "scarves"),
            Map.entry("deer", "deer"),
            Map.entry("bison", "bison"),
            Map.entry("moose", "moose"),
            Map.entry("squid", "squid"),
            Map.entry("shrimp", "shrimp"),
            Map.entry("fish", "fish"),
            Map.entry("jellyfish", "jellyfish"),
            Map.entry("blowfish", "blowfish"),
            Map.entry("tomato", "tomatoes"),
            Map.entry("potato", "potatoes"),
            Map.entry("mango", "mangoes"),
            Map.entry("volcano", "volcanoes"),
            Map.entry("tornado", "tornadoes"));

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

    /** Whether there can be two of it. */
    boolean counted() {
        return !UNCOUNTED.contains(noun.toLowerCase(Locale.ROOT)) && !UNIQUE.contains(noun);
    }

    /** The noun of several, for what is {@link #counted}: {@code mice}, {@code cups of coffee}. */
    String plural() {
        int of = noun.indexOf(" of ");
        int with = noun.indexOf(" with ");
        int end = of >= 0 ? of : with >= 0 ? with : noun.length();
        int start = noun.lastIndexOf(' ', end - 1) + 1;
        String word = noun.substring(start, end);
        return noun.substring(0, start) + PLURALS.getOrDefault(word, regularPlural(word)) + noun.substring(end);
    }

    private static String regularPlural(String word) {
        if (word.matches(".*[^aeiou]y")) {
            return word.substring(0, word.length() - 1) + "ies";
        }
        return word + (word.matches(".*(s|x|z|ch|sh)") ? "es" : "s");
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
