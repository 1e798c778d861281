package dev.darkroom.diffusion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * The fields of a {@code config.json}, read with a clear sentence for everything that is missing or of the wrong kind.
 * A field that is {@code null} counts as absent, as it does in the published files.
 */
public final class ModelConfig {
    private static final long MAX_BYTES = 1 << 20;
    /** Published scheduler configurations hold {@code -Infinity}. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final String where;
    private final JsonNode root;

    private ModelConfig(String where, JsonNode root) {
        this.where = where;
        this.root = root;
    }

    /**
     * Reads a file.
     *
     * @param where what to call the file in messages, such as {@code unet/config.json}
     * @throws ModelException when the file is missing, larger than 1 MiB or not a JSON object
     */
    public static ModelConfig read(Path file, String where) {
        if (!Files.isRegularFile(file)) {
            throw new ModelException(where + " is missing: expected a file at " + file + ".");
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new ModelException(where + " has " + Files.size(file) + " bytes, more than the " + MAX_BYTES
                        + " a configuration may have; is it the right file?");
            }
            return parse(Files.readString(file), where);
        } catch (IOException e) {
            throw new ModelException(where + " cannot be read as text: " + e.getMessage() + ".", e);
        }
    }

    /** Parses the text of a configuration; {@code where} names it in messages. */
    public static ModelConfig parse(String json, String where) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JacksonException e) {
            throw new ModelException(where + " is not valid JSON: " + e.getOriginalMessage() + ".", e);
        }
        if (root == null || !root.isObject()) {
            throw new ModelException(where + " must hold one JSON object.");
        }
        return new ModelConfig(where, root);
    }

    /** What messages call this configuration. */
    public String where() {
        return where;
    }

    public boolean has(String field) {
        return !value(field).isMissingNode();
    }

    public int integer(String field) {
        return toInt(field, required(field, "a whole number"));
    }

    public int integer(String field, int absent) {
        return has(field) ? integer(field) : absent;
    }

    public double number(String field) {
        JsonNode value = required(field, "a number");
        if (!value.isNumber()) {
            throw wrong(field, "a number");
        }
        return value.asDouble();
    }

    public double number(String field, double absent) {
        return has(field) ? number(field) : absent;
    }

    public boolean flag(String field, boolean absent) {
        JsonNode value = value(field);
        if (value.isMissingNode()) {
            return absent;
        }
        if (!value.isBoolean()) {
            throw wrong(field, "true or false");
        }
        return value.asBoolean();
    }

    public Optional<String> text(String field) {
        JsonNode value = value(field);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw wrong(field, "a text");
        }
        return Optional.of(value.asString());
    }

    public String requiredText(String field) {
        return text(field).orElseThrow(() -> missing(field, "a text"));
    }

    public List<String> texts(String field) {
        return list(field, "a list of texts", JsonNode::isString).stream()
                .map(JsonNode::asString)
                .toList();
    }

    public List<Integer> integers(String field) {
        return list(field, "a list of whole numbers", JsonNode::isIntegralNumber).stream()
                .map(value -> toInt(field, value))
                .toList();
    }

    /** A field that is one whole number for all levels of a network, or a list of one for each. */
    public List<Integer> perLevel(String field, int levels) {
        if (!value(field).isArray()) {
            return Collections.nCopies(levels, integer(field));
        }
        List<Integer> values = integers(field);
        if (values.size() != levels) {
            throw new ModelException(where + ": \"" + field + "\" lists " + values.size()
                    + " numbers, but the network has " + levels + " levels.");
        }
        return values;
    }

    /** The channels of all levels, each at least one and a multiple of the groups of the group normalisations. */
    public List<Integer> channels(String field, int groups) {
        List<Integer> channels = integers(field);
        if (groups < 1 || channels.stream().anyMatch(c -> c < 1 || c % groups != 0)) {
            throw wrong(field, "multiples of \"norm_num_groups\" (" + groups + ")");
        }
        return channels;
    }

    /**
     * Refuses a configuration whose field is present and differs from the only value that is implemented.
     *
     * @param supported as it stands in the file, without quotes
     */
    public void mustBe(String field, String supported) {
        JsonNode value = value(field);
        if (!value.isMissingNode() && !value.asString("").equals(supported)) {
            throw new ModelException(
                    where + ": \"" + field + "\" is " + value + ", but only " + supported + " is supported.");
        }
    }

    /** Refuses a configuration in which a field is present at all (and not {@code false}): it asks for an unknown part. */
    public void mustBeAbsent(String field) {
        JsonNode value = value(field);
        boolean off = value.isMissingNode() || (value.isBoolean() && !value.asBoolean());
        if (!off) {
            throw new ModelException(
                    where + ": \"" + field + "\" is " + value + ", and networks with it are not supported.");
        }
    }

    /** A sentence about a field whose value makes no sense. */
    public ModelException wrong(String field, String expected) {
        return new ModelException(where + ": \"" + field + "\" must be " + expected + ", not " + value(field) + ".");
    }

    private List<JsonNode> list(String field, String expected, Predicate<JsonNode> fits) {
        JsonNode array = required(field, expected);
        if (!array.isArray() || array.isEmpty()) {
            throw wrong(field, expected);
        }
        List<JsonNode> values = new ArrayList<>();
        for (JsonNode value : array) {
            if (!fits.test(value)) {
                throw wrong(field, expected);
            }
            values.add(value);
        }
        return values;
    }

    private int toInt(String field, JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw wrong(field, "a whole number");
        }
        return value.asInt();
    }

    private JsonNode required(String field, String expected) {
        JsonNode value = value(field);
        if (value.isMissingNode()) {
            throw missing(field, expected);
        }
        return value;
    }

    private ModelException missing(String field, String expected) {
        return new ModelException(where + " has no \"" + field + "\"; expected " + expected + ".");
    }

    private JsonNode value(String field) {
        JsonNode value = root.path(field);
        return value.isNull() ? MissingNode.getInstance() : value;
    }
}
