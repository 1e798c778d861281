package dev.darkroom.diffusion.text;

import dev.darkroom.diffusion.ModelException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * BERT's tokenizer: words are cut greedily into the longest known pieces (Wu et al. 2016; Devlin et al. 2019). Every
 * text gives {@code [CLS] pieces [SEP]}, without padding.
 */
public final class WordPieceTokenizer implements Tokenizer {
    private static final int MAX_LENGTH = 512;

    private final Map<String, Integer> ids;
    private final int unknown;
    private final int start;
    private final int end;
    private final String prefix;
    private final int maxWord;
    private final boolean lowercase;
    private final boolean stripAccents;
    private final int maxLength;

    private WordPieceTokenizer(Path file, JsonNode json) {
        JsonNode model = json.path("model");
        if (!model.path("type").asString("WordPiece").equals("WordPiece")) {
            throw new ModelException("The tokenizer file " + file + " is of type " + model.path("type")
                    + "; a BERT text encoder needs WordPiece.");
        }
        ids = VocabularyFiles.vocabulary(file, model.path("vocab"));
        unknown = required(model.path("unk_token").asString("[UNK]"), file);
        start = required("[CLS]", file);
        end = required("[SEP]", file);
        prefix = model.path("continuing_subword_prefix").asString("##");
        maxWord = model.path("max_input_chars_per_word").asInt(100);
        JsonNode normalizer = json.path("normalizer");
        lowercase = normalizer.path("lowercase").asBoolean(true);
        stripAccents = normalizer.path("strip_accents").asBoolean(lowercase);
        maxLength = Math.max(
                2,
                Math.min(MAX_LENGTH, json.path("truncation").path("max_length").asInt(MAX_LENGTH)));
    }

    /**
     * Opens a {@code tokenizer.json}.
     *
     * @throws ModelException when the file is missing, malformed or of another kind of tokenizer
     */
    public static WordPieceTokenizer open(Path file) {
        return new WordPieceTokenizer(file, VocabularyFiles.json(file));
    }

    @Override
    public int maxLength() {
        return maxLength;
    }

    @Override
    public int[] encode(String text) {
        int[] result = new int[maxLength];
        result[0] = start;
        int length = 1;
        for (String word : words(normalised(text))) {
            for (int id : pieces(word)) {
                if (length < maxLength - 1) {
                    result[length++] = id;
                }
            }
            if (length == maxLength - 1) {
                break;
            }
        }
        result[length++] = end;
        return Arrays.copyOf(result, length);
    }

    private String normalised(String text) {
        StringBuilder clean = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (isSpace(c)) {
                clean.append(' ');
            } else if (c != 0xfffd && !isControl(c)) {
                if (isChinese(c)) {
                    clean.append(' ').appendCodePoint(c).append(' ');
                } else {
                    clean.appendCodePoint(c);
                }
            }
        });
        String result = clean.toString();
        if (stripAccents) {
            StringBuilder bare = new StringBuilder(result.length());
            Normalizer.normalize(result, Normalizer.Form.NFD).codePoints().forEach(c -> {
                if (Character.getType(c) != Character.NON_SPACING_MARK) {
                    bare.appendCodePoint(c);
                }
            });
            result = bare.toString();
        }
        return lowercase ? result.toLowerCase(Locale.ROOT) : result;
    }

    /** Splits at spaces and round every mark of punctuation. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean mark = isPunctuation(c);
            if ((mark || isSpace(c)) && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (mark) {
                words.add(Character.toString(c));
            } else if (!isSpace(c)) {
                word.appendCodePoint(c);
            }
        });
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    private int[] pieces(String word) {
        if (word.codePointCount(0, word.length()) > maxWord) {
            return new int[] {unknown};
        }
        int[] pieces = new int[word.length()];
        int count = 0;
        int from = 0;
        while (from < word.length()) {
            int to = word.length();
            Integer id = null;
            while (to > from) {
                String piece = word.substring(from, to);
                id = ids.get(from == 0 ? piece : prefix + piece);
                if (id != null) {
                    break;
                }
                to = word.offsetByCodePoints(to, -1);
            }
            if (id == null) {
                return new int[] {unknown};
            }
            pieces[count++] = id;
            from = to;
        }
        return Arrays.copyOf(pieces, count);
    }

    private int required(String token, Path file) {
        Integer id = ids.get(token);
        if (id == null) {
            throw new ModelException("The tokenizer file " + file + " has no token \"" + token + "\".");
        }
        return id;
    }

    private static boolean isSpace(int c) {
        return c == '\t' || c == '\n' || c == '\r' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isControl(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED
                || type == Character.SURROGATE;
    }

    private static boolean isPunctuation(int c) {
        if (c < 128) {
            return c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
        }
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    /** The ideographs BERT sets apart: the CJK blocks, not Hangul or the Japanese syllabaries. */
    private static boolean isChinese(int c) {
        return (c >= 0x4e00 && c <= 0x9fff)
                || (c >= 0x3400 && c <= 0x4dbf)
                || (c >= 0x20000 && c <= 0x2a6df)
                || (c >= 0x2a700 && c <= 0x2b73f)
                || (c >= 0x2b740 && c <= 0x2b81f)
                || (c >= 0x2b820 && c <= 0x2ceaf)
                || (c >= 0xf900 && c <= 0xfaff)
                || (c >= 0x2f800 && c <= 0x2fa1f);
    }
}
