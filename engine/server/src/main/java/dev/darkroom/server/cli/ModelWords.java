package dev.darkroom.server.cli;

import dev.darkroom.server.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a model draws, as the file {@code words.json} beside its weights says.
 *
 * @param things nouns
 * @param styles words and phrases that ask for a look
 * @param words other words it was taught
 */
record ModelWords(List<String> things, List<String> styles, List<String> words) {
    static final String FILE = "words.json";

    /** Of a model's folder; empty when it has no such file. */
    static Optional<ModelWords> of(Path model) {
        Path file = model.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode root = Json.COMPACT.readTree(file.toFile());
            return Optional.of(new ModelWords(texts(root, "things"), texts(root, "styles"), texts(root, "words")));
        } catch (JacksonException e) {
            throw UserError.badInput(
                    "The list of words " + file + " is not valid JSON: " + e.getOriginalMessage() + "; correct it.");
        }
    }

    private static List<String> texts(JsonNode root, String field) {
        List<String> texts = new ArrayList<>();
        root.path(field).forEach(text -> texts.add(text.asString("")));
        return texts;
    }
}
