package dev.darkroom.diffusion.text;

import dev.darkroom.diffusion.ModelConfig;
import dev.darkroom.diffusion.ModelException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a model was taught to draw, as the file {@code words.json} beside its weights says:
 *
 * <pre>{@code
 * {"things": ["rabbit", "hot air balloon"], "alsoCalled": ["rabbit face"], "styles": ["watercolor"], "words": ["meadow"]}
 * }</pre>
 *
 * @param things nouns, each a thing it draws
 * @param alsoCalled other names of those things that it was taught
 * @param styles words and phrases that ask for a look
 * @param words other words of its captions
 */
public record LearnedWords(List<String> things, List<String> alsoCalled, List<String> styles, List<String> words) {
    /** Name of the file in a model's folder. */
    public static final String FILE = "words.json";

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’-][\\p{L}\\p{N}]+)*");
    private static final Set<String> PLAIN = plainWords();

    public LearnedWords {
        things = List.copyOf(things);
        alsoCalled = List.copyOf(alsoCalled);
        styles = List.copyOf(styles);
        words = List.copyOf(words);
    }

    /**
     * Reads the list of a model folder; empty when it has none.
     *
     * @throws ModelException when the file is there and is no such list
     */
    public static Optional<LearnedWords> read(Path model) {
        Path file = model.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        ModelConfig config = ModelConfig.read(file, FILE);
        return Optional.of(new LearnedWords(
                config.texts("things"),
                optional(config, "alsoCalled"),
                optional(config, "styles"),
                optional(config, "words")));
    }

    private static List<String> optional(ModelConfig config, String field) {
        return config.has(field) ? config.texts(field) : List.of();
    }

    /**
     * The words of a prompt that the model was not taught, in order and as they were written; neighbours are one phrase.
     * Words that name no thing (articles, colours, styles, numbers and the like) are never among them.
     */
    public List<String> unknownIn(String prompt) {
        List<String> written = new ArrayList<>();
        List<Boolean> joined = new ArrayList<>();
        Matcher matcher = WORD.matcher(prompt);
        int end = 0;
        while (matcher.find()) {
            written.add(matcher.group());
            joined.add(prompt.substring(end, matcher.start()).isBlank());
            end = matcher.end();
        }
        boolean[] known = known(written.stream().map(LearnedWords::lower).toList());
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < known.length; i++) {
            if (known[i]) {
                continue;
            }
            if (i > 0 && !known[i - 1] && joined.get(i)) {
                unknown.add(unknown.remove(unknown.size() - 1) + " " + written.get(i));
            } else {
                unknown.add(written.get(i));
            }
        }
        return unknown.stream().distinct().toList();
    }

    private boolean[] known(List<String> said) {
        Set<List<String>> phrases = new HashSet<>();
        Stream.of(things, alsoCalled, styles, words)
                .flatMap(List::stream)
                .map(LearnedWords::wordsOf)
                .forEach(phrases::add);
        int longest = phrases.stream().mapToInt(List::size).max().orElse(0);
        boolean[] known = new boolean[said.size()];
        for (int from = 0; from < known.length; from++) {
            known[from] |= PLAIN.contains(said.get(from)) || isNumber(said.get(from));
            for (int to = Math.min(known.length, from + longest); to > from; to--) {
                if (phrases.contains(said.subList(from, to))) {
                    Arrays.fill(known, from, to, true);
                    break;
                }
            }
        }
        return known;
    }

    private static List<String> wordsOf(String phrase) {
        return WORD.matcher(phrase).results().map(r -> lower(r.group())).toList();
    }

    private static String lower(String word) {
        String lower = word.toLowerCase(Locale.ROOT).replace('’', '\'');
        return lower.endsWith("'s") ? lower.substring(0, lower.length() - 2) : lower;
    }

    private static boolean isNumber(String word) {
        return word.chars().allMatch(Character::isDigit);
    }

    private static Set<String> plainWords() {
        Set<String> plain = new HashSet<>();
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(LearnedWords.class.getResourceAsStream("plain-words.txt")),
                StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> plain.addAll(List.of(line.strip().split("\\s+"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Set.copyOf(plain);
    }
}
