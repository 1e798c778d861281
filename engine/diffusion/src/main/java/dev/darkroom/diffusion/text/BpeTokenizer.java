package dev.darkroom.diffusion.text;

import dev.darkroom.diffusion.ModelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * CLIP's tokenizer: byte-level byte-pair encoding over lower-cased text (Radford et al. 2021; Sennrich et al. 2016).
 * Every text gives exactly {@link #maxLength} ids: start, tokens, end, padding.
 */
public final class BpeTokenizer implements Tokenizer {
    private static final String START = "<|startoftext|>";
    private static final String END = "<|endoftext|>";
    private static final String END_OF_WORD = "</w>";
    private static final int MAX_LENGTH = 77;

    /** The words of OpenAI's {@code simple_tokenizer.py}: contractions, letters, single digits, all else. */
    private static final Pattern WORDS = Pattern.compile(
            "<\\|startoftext\\|>|<\\|endoftext\\|>|'s|'t|'re|'ve|'m|'ll|'d|\\p{L}+|\\p{N}|[^\\p{IsWhite_Space}\\p{L}\\p{N}]+",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SPACES = Pattern.compile("\\p{IsWhite_Space}+");
    private static final String[] BYTES = byteAlphabet();

    private final Map<String, Integer> ids;
    private final Map<Pair, Integer> ranks;
    private final int start;
    private final int end;
    private final int padding;
    private final int maxLength;

    private record Pair(String left, String right) {}

    private BpeTokenizer(
            Map<String, Integer> ids, Map<Pair, Integer> ranks, int start, int end, int padding, int maxLength) {
        this.ids = ids;
        this.ranks = ranks;
        this.start = start;
        this.end = end;
        this.padding = padding;
        this.maxLength = maxLength;
    }

    /**
     * Opens the {@code tokenizer} folder of a diffusers-style model: {@code vocab.json}, {@code merges.txt} and, when
     * they are there, {@code tokenizer_config.json} and {@code special_tokens_map.json}, which name the padding token.
     *
     * @throws ModelException when a file is missing or malformed
     */
    public static BpeTokenizer open(Path folder) {
        Path vocabulary = folder.resolve("vocab.json");
        Map<String, Integer> ids = VocabularyFiles.vocabulary(vocabulary, VocabularyFiles.json(vocabulary));
        Map<Pair, Integer> ranks = merges(folder.resolve("merges.txt"));
        int start = required(ids, START, vocabulary);
        int end = required(ids, END, vocabulary);
        int padding = end;
        int maxLength = MAX_LENGTH;
        for (String name : List.of("special_tokens_map.json", "tokenizer_config.json")) {
            Path file = folder.resolve(name);
            if (!Files.exists(file)) {
                continue;
            }
            JsonNode config = VocabularyFiles.json(file);
            String token = content(config.path("pad_token"));
            if (!token.isEmpty()) {
                padding = required(ids, token, file);
            }
            int length = config.path("model_max_length").asInt(maxLength);
            if (length < 3 || length > 4096) {
                throw new ModelException(
                        "The tokenizer file " + file + " has model_max_length " + length + "; 3 to 4096 is expected.");
            }
            maxLength = length;
        }
        return new BpeTokenizer(ids, ranks, start, end, padding, maxLength);
    }

    @Override
    public int maxLength() {
        return maxLength;
    }

    @Override
    public int[] encode(String text) {
        int[] result = new int[maxLength];
        Arrays.fill(result, padding);
        result[0] = start;
        int length = 1;
        String clean = SPACES.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT);
        Matcher words = WORDS.matcher(clean);
        while (length < maxLength - 1 && words.find()) {
            for (String piece : pieces(words.group())) {
                if (length == maxLength - 1) {
                    break;
                }
                result[length++] = ids.getOrDefault(piece, end);
            }
        }
        result[length] = end;
        return result;
    }

    private List<String> pieces(String word) {
        if (word.equals(START) || word.equals(END)) {
            return List.of(word);
        }
        List<String> pieces = new ArrayList<>();
        for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
            pieces.add(BYTES[b & 0xff]);
        }
        int last = pieces.size() - 1;
        pieces.set(last, pieces.get(last) + END_OF_WORD);
        while (pieces.size() > 1) {
            Pair best = bestPair(pieces);
            if (!ranks.containsKey(best)) {
                break;
            }
            pieces = merge(pieces, best);
        }
        return pieces;
    }

    private Pair bestPair(List<String> pieces) {
        Pair best = new Pair(pieces.get(0), pieces.get(1));
        int bestRank = ranks.getOrDefault(best, Integer.MAX_VALUE);
        for (int i = 1; i + 1 < pieces.size(); i++) {
            Pair pair = new Pair(pieces.get(i), pieces.get(i + 1));
            int rank = ranks.getOrDefault(pair, Integer.MAX_VALUE);
            if (rank < bestRank) {
                best = pair;
                bestRank = rank;
            }
        }
        return best;
    }

    /** Merges every occurrence at once, so that a long word takes as many passes as it has different merges. */
    private static List<String> merge(List<String> pieces, Pair pair) {
        List<String> merged = new ArrayList<>(pieces.size());
        int i = 0;
        while (i < pieces.size()) {
            boolean here = i + 1 < pieces.size()
                    && pieces.get(i).equals(pair.left)
                    && pieces.get(i + 1).equals(pair.right);
            merged.add(here ? pair.left + pair.right : pieces.get(i));
            i += here ? 2 : 1;
        }
        return merged;
    }

    private static Map<Pair, Integer> merges(Path file) {
        Map<Pair, Integer> ranks = new HashMap<>(1 << 17);
        for (String line : VocabularyFiles.text(file).lines().toList()) {
            if (line.isBlank() || (ranks.isEmpty() && line.startsWith("#version"))) {
                continue;
            }
            int space = line.indexOf(' ');
            if (space < 1 || space != line.lastIndexOf(' ') || space == line.length() - 1) {
                throw new ModelException("The tokenizer file " + file + " has the line \"" + line
                        + "\"; two pieces with a space between are expected.");
            }
            ranks.putIfAbsent(new Pair(line.substring(0, space), line.substring(space + 1)), ranks.size());
        }
        if (ranks.isEmpty()) {
            throw new ModelException("The tokenizer file " + file + " holds no merges.");
        }
        return ranks;
    }

    /** A token is written as a string or as an object with the string under {@code content}. */
    private static String content(JsonNode token) {
        return token.isObject() ? token.path("content").asString("") : token.asString("");
    }

    private static int required(Map<String, Integer> ids, String token, Path file) {
        Integer id = ids.get(token);
        if (id == null) {
            throw new ModelException(
                    "The token \"" + token + "\" that " + file + " needs is not in the vocabulary; is it CLIP's?");
        }
        return id;
    }

    /** GPT-2's printable stand-ins for the 256 bytes: those that print stand for themselves, the rest from U+0100. */
    private static String[] byteAlphabet() {
        String[] alphabet = new String[256];
        int next = 256;
        for (int b = 0; b < 256; b++) {
            boolean prints = (b >= '!' && b <= '~') || (b >= 0xa1 && b <= 0xac) || b >= 0xae;
            alphabet[b] = String.valueOf((char) (prints ? b : next++));
        }
        return alphabet;
    }
}
