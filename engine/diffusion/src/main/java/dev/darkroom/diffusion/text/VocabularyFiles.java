package dev.darkroom.diffusion.text;

import dev.darkroom.diffusion.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the files a tokenizer is made of, with bounds on their size. */
final class VocabularyFiles {
    private static final long MAX_BYTES = 64L << 20;
    private static final JsonMapper JSON = new JsonMapper();

    private VocabularyFiles() {}

    static JsonNode json(Path file) {
        try {
            return JSON.readTree(text(file));
        } catch (JacksonException e) {
            throw new ModelException(
                    "The tokenizer file " + file + " is not valid JSON: " + e.getOriginalMessage() + ".", e);
        }
    }

    static String text(Path file) {
        try {
            long size = Files.size(file);
            if (size > MAX_BYTES) {
                throw new ModelException("The tokenizer file " + file + " has " + size + " bytes; at most " + MAX_BYTES
                        + " are read, since vocabularies are far smaller.");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new ModelException("The tokenizer file " + file + " cannot be read as UTF-8 text.", e);
        }
    }

    /** An object of token to number. */
    static Map<String, Integer> vocabulary(Path file, JsonNode object) {
        if (!object.isObject() || object.isEmpty()) {
            throw new ModelException(
                    "The tokenizer file " + file + " holds no vocabulary (an object of token to number).");
        }
        Map<String, Integer> ids = new HashMap<>(object.size() * 2);
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            if (!entry.getValue().isInt() || entry.getValue().intValue() < 0) {
                throw new ModelException("The tokenizer file " + file + " gives token \"" + entry.getKey()
                        + "\" the number " + entry.getValue() + "; whole numbers from 0 are expected.");
            }
            ids.put(entry.getKey(), entry.getValue().intValue());
        }
        return ids;
    }
}
