package dev.darkroom.runtime.execution;

import dev.darkroom.sdk.port.Conditioning;
import dev.darkroom.sdk.port.Image;
import dev.darkroom.sdk.port.Latent;
import dev.darkroom.sdk.port.Mask;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The file format of kept results: safetensors. Pictures, masks, latents and conditionings are F32 tensors, bit by bit as
 * they were, since a rounded picture would make another file; plain values and how all of it goes together are JSON in
 * {@code __metadata__}. The file begins with the SHA-256 of itself, with zeros in that place, so that a damaged one is
 * never used.
 */
final class ResultFile {
    private static final String FORMAT = "darkroom-result/1";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String OPENING = "{\"__metadata__\":{\"sha256\":\"";
    private static final String NO_HASH = "0".repeat(64);
    private static final int HASH_AT = Long.BYTES + OPENING.length();
    private static final int ALIGNMENT = 8;

    private ResultFile() {}

    /** Whether a value can be in such a file: nothing that owns native memory, nothing of a plugin's own type. */
    static boolean holds(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().allMatch(ResultFile::holds);
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(ResultFile::holds).orElse(true);
        }
        return value instanceof Image
                || value instanceof Mask
                || value instanceof Latent
                || value instanceof Conditioning
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Float
                || value instanceof Double;
    }

    /** @param key under which it is kept */
    static byte[] write(String key, StoredResult result) {
        return new Writer().write(key, result);
    }

    /**
     * The result in a file.
     *
     * @param key under which the file is kept
     * @throws DamagedException when the file is not whole, not for this key, or of another version
     */
    static StoredResult read(String key, byte[] file) throws DamagedException {
        try {
            return new Reader(file).read(key);
        } catch (JacksonException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new DamagedException(e.toString());
        }
    }

    /** A file that must not be used. */
    static final class DamagedException extends Exception {
        DamagedException(String what) {
            super(what);
        }
    }

    private static String sha256(byte[] file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(file, 0, HASH_AT);
            digest.update(NO_HASH.getBytes(StandardCharsets.US_ASCII));
            int rest = HASH_AT + NO_HASH.length();
            digest.update(file, rest, file.length - rest);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    private static final class Writer {
        private final List<FloatBuffer> tensors = new ArrayList<>();
        private final ObjectNode header = JSON.createObjectNode();
        private int bytes;

        byte[] write(String key, StoredResult result) {
            ObjectNode metadata = header.putObject("__metadata__");
            metadata.put("sha256", NO_HASH).put("format", FORMAT).put("key", key);
            ObjectNode content = JSON.createObjectNode();
            ArrayNode outputs = content.putArray("outputs");
            result.values().forEach(value -> outputs.add(value(value)));
            ArrayNode notes = content.putArray("notes");
            result.notes().forEach(notes::add);
            metadata.put("content", JSON.writeValueAsString(content));

            byte[] text = JSON.writeValueAsBytes(header);
            int padded = (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
            ByteBuffer file = ByteBuffer.allocate(Math.addExact(Long.BYTES + padded, bytes))
                    .order(ByteOrder.LITTLE_ENDIAN);
            file.putLong(padded).put(text);
            while (file.position() < Long.BYTES + padded) {
                file.put((byte) ' ');
            }
            for (FloatBuffer tensor : tensors) {
                int length = tensor.remaining() * Float.BYTES;
                file.slice(file.position(), length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer()
                        .put(tensor);
                file.position(file.position() + length);
            }
            byte[] whole = file.array();
            byte[] hash = sha256(whole).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(hash, 0, whole, HASH_AT, hash.length);
            return whole;
        }

        private ObjectNode value(Object value) {
            ObjectNode json = JSON.createObjectNode();
            if (value instanceof List<?> list) {
                ArrayNode items = json.putArray("list");
                list.forEach(item -> items.add(value(item)));
            } else if (value instanceof Optional<?> optional) {
                ArrayNode items = json.putArray("optional");
                optional.ifPresent(item -> items.add(value(item)));
            } else if (value instanceof Image image) {
                json.put("image", tensor(image.values(), image.height(), image.width(), 3));
            } else if (value instanceof Mask mask) {
                json.put("mask", tensor(mask.values(), mask.height(), mask.width()));
            } else if (value instanceof Latent latent) {
                json.put(
                        "latent",
                        tensor(latent.values(), latent.batch(), latent.channels(), latent.height(), latent.width()));
            } else if (value instanceof Conditioning words) {
                json.put("conditioning", tensor(words.states(), words.tokens(), words.width()));
                json.put("pooled", tensor(words.pooled(), words.pooled().remaining()));
                json.put("text", words.text());
            } else if (value instanceof Boolean flag) {
                json.put("boolean", flag);
            } else {
                // As text, so that every number comes back as it was, NaN too.
                json.put(value.getClass().getSimpleName().toLowerCase(Locale.ROOT), String.valueOf(value));
            }
            return json;
        }

        private String tensor(FloatBuffer values, int... shape) {
            String name = String.valueOf(tensors.size());
            int length = Math.multiplyExact(values.remaining(), Float.BYTES);
            ObjectNode json = header.putObject(name).put("dtype", "F32");
            ArrayNode sizes = json.putArray("shape");
            Arrays.stream(shape).forEach(sizes::add);
            json.putArray("data_offsets").add(bytes).add(Math.addExact(bytes, length));
            bytes += length;
            tensors.add(values);
            return name;
        }
    }

    private static final class Reader {
        private final ByteBuffer data;
        private final JsonNode header;

        Reader(byte[] file) throws DamagedException {
            ByteBuffer all = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
            if (file.length < HASH_AT + NO_HASH.length()) {
                throw new DamagedException("it is too short");
            }
            String hash = new String(file, HASH_AT, NO_HASH.length(), StandardCharsets.US_ASCII);
            if (!hash.equals(sha256(file))) {
                throw new DamagedException("its checksum is wrong");
            }
            int length = Math.toIntExact(Math.min(all.getLong(0), Integer.MAX_VALUE));
            header = JSON.readTree(new String(file, Long.BYTES, length, StandardCharsets.UTF_8));
            data = all.slice(Long.BYTES + length, file.length - Long.BYTES - length)
                    .order(ByteOrder.LITTLE_ENDIAN);
        }

        StoredResult read(String key) throws DamagedException {
            JsonNode metadata = header.path("__metadata__");
            if (!metadata.path("format").asString("").equals(FORMAT)) {
                throw new DamagedException("it is of another version");
            }
            if (!metadata.path("key").asString("").equals(key)) {
                throw new DamagedException("it is kept under another key");
            }
            JsonNode content = JSON.readTree(metadata.path("content").asString());
            List<Object> values = new ArrayList<>();
            for (JsonNode output : content.path("outputs")) {
                values.add(value(output));
            }
            List<String> notes = new ArrayList<>();
            content.path("notes").forEach(note -> notes.add(note.asString()));
            return new StoredResult(values, notes);
        }

        private Object value(JsonNode json) throws DamagedException {
            String kind = json.propertyNames().iterator().next();
            JsonNode said = json.path(kind);
            switch (kind) {
                case "list" -> {
                    List<Object> items = new ArrayList<>();
                    for (JsonNode item : said) {
                        items.add(value(item));
                    }
                    return List.copyOf(items);
                }
                case "optional" -> {
                    return said.isEmpty() ? Optional.empty() : Optional.of(value(said.get(0)));
                }
                default -> {
                    return single(kind, said.asString(), json);
                }
            }
        }

        private Object single(String kind, String said, JsonNode json) throws DamagedException {
            return switch (kind) {
                case "image" -> Image.of(size(said, 1), size(said, 0), tensor(said));
                case "mask" -> Mask.of(size(said, 1), size(said, 0), tensor(said));
                case "latent" -> Latent.of(size(said, 0), size(said, 1), size(said, 2), size(said, 3), tensor(said));
                case "conditioning" ->
                    Conditioning.of(
                            json.path("text").asString(),
                            size(said, 0),
                            size(said, 1),
                            tensor(said),
                            tensor(json.path("pooled").asString()));
                case "string" -> said;
                case "boolean" -> Boolean.valueOf(said);
                case "integer" -> Integer.valueOf(said);
                case "long" -> Long.valueOf(said);
                case "float" -> Float.valueOf(said);
                case "double" -> Double.valueOf(said);
                default -> throw new DamagedException("it holds a " + kind);
            };
        }

        private int size(String tensor, int axis) {
            return header.path(tensor).path("shape").path(axis).asInt();
        }

        private float[] tensor(String name) {
            JsonNode offsets = header.path(name).path("data_offsets");
            int begin = offsets.path(0).asInt();
            float[] values = new float[(offsets.path(1).asInt() - begin) / Float.BYTES];
            data.slice(begin, values.length * Float.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
            return values;
        }
    }
}
