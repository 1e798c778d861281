package dev.darkroom.nodes.diffusion;

import dev.darkroom.diffusion.text.LearnedWords;
import dev.darkroom.diffusion.text.MiniLm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells which words of a prompt a model has not learned, and the nearest thing that it has: for a slip of the pen by its
 * spelling, else by its meaning, when the model's text encoder can tell.
 */
final class UnknownWords implements KnowsWords {
    /** Cosine below which two words have no meaning in common; found by looking at a hundred pairs. */
    private static final double NEAR = 0.5;

    private final String model;
    private final LearnedWords learned;
    private final @Nullable MiniLm meaning;
    private @Nullable List<float[]> things;

    /**
     * @param model its name, for people
     * @param meaning borrowed; null when only spelling can tell what is near
     */
    UnknownWords(String model, LearnedWords learned, @Nullable MiniLm meaning) {
        this.model = model;
        this.learned = learned;
        this.meaning = meaning;
    }

    @Override
    public Optional<String> remark(String prompt) {
        List<String> unknown = learned.unknownIn(prompt);
        if (unknown.isEmpty()) {
            return Optional.empty();
        }
        String list = unknown.stream()
                .map(words -> "\"" + words + "\" ("
                        + nearest(words).map(thing -> "nearest: " + thing).orElse("nothing it draws is near") + ")")
                .collect(Collectors.joining(", "));
        return Optional.of(
                "the model has not learned " + list + "; \"darkroom models " + model + "\" lists what it draws.");
    }

    private Optional<String> nearest(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        // A word of the encoder's own vocabulary is spelt right: "boat" is no slip for "coat".
        boolean aWord = meaning != null && meaning.tokenizer().encode(lower).length == 3;
        Optional<String> slip = aWord ? Optional.empty() : bySpelling(lower);
        return slip.isPresent() || meaning == null ? slip : byMeaning(lower, meaning);
    }

    private Optional<String> bySpelling(String word) {
        int allowed = word.length() < 4 ? 0 : word.length() < 7 ? 1 : 2;
        String best = null;
        int least = allowed + 1;
        for (String thing : learned.things()) {
            int distance = distance(word, thing.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = thing;
            }
        }
        return Optional.ofNullable(best);
    }

    private synchronized Optional<String> byMeaning(String words, MiniLm encoder) {
        List<float[]> known = things;
        if (known == null) {
            known = encoder.embed(learned.things());
            things = known;
        }
        float[] asked = encoder.embed(words);
        int best = -1;
        double most = NEAR;
        for (int i = 0; i < known.size(); i++) {
            double alike = 0;
            for (int d = 0; d < asked.length; d++) {
                alike += (double) asked[d] * known.get(i)[d];
            }
            if (alike > most) {
                most = alike;
                best = i;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(learned.things().get(best));
    }

    /** Damerau-Levenshtein distance with neighbours exchanged at most once (optimal string alignment). */
    static int distance(String a, String b) {
        List<int[]> rows = new ArrayList<>();
        for (int i = 0; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                if (i == 0) {
                    row[j] = j;
                    continue;
                }
                int[] above = rows.get(i - 1);
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                row[j] = Math.min(above[j - 1] + (same ? 0 : 1), 1 + Math.min(above[j], row[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], rows.get(i - 2)[j - 2] + 1);
                }
            }
            rows.add(row);
        }
        return rows.get(a.length())[b.length()];
    }
}
