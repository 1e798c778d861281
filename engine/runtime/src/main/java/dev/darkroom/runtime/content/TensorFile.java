package dev.darkroom.runtime.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A safetensors file: eight bytes of length, a JSON header of that length, then numbers. */
final class TensorFile {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String METADATA = "__metadata__";

    private TensorFile() {}

    /** A text of the metadata. */
    static Optional<String> text(byte[] content, String keyword) throws IOException {
        return Optional.ofNullable(header(content).path(METADATA).get(keyword)).map(JsonNode::asString);
    }

    /**
     * The same tensors with no metadata but one text, or none at all.
     *
     * @param text empty for none
     */
    static byte[] telling(byte[] content, String keyword, Optional<String> text) throws IOException {
        ObjectNode header = header(content);
        int numbers = Long.BYTES + (int) length(content);
        ObjectNode changed = JSON.createObjectNode();
        text.ifPresent(told -> changed.putObject(METADATA).put(keyword, told));
        header.properties().stream()
                .filter(tensor -> !tensor.getKey().equals(METADATA))
                .forEach(tensor -> changed.set(tensor.getKey(), tensor.getValue()));
        byte[] json = JSON.writeValueAsBytes(changed);
        // Spaces, so that the numbers begin at a multiple of eight.
        int padded = (json.length + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
        ByteBuffer file = ByteBuffer.allocate(Long.BYTES + padded + content.length - numbers)
                .order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(padded).put(json);
        while (file.position() < Long.BYTES + padded) {
            file.put((byte) ' ');
        }
        return file.put(content, numbers, content.length - numbers).array();
    }

    private static ObjectNode header(byte[] content) throws IOException {
        try {
            long length = content.length < Long.BYTES ? 0 : length(content);
            if (length >= 2
                    && length <= content.length - Long.BYTES
                    && JSON.readTree(new String(content, Long.BYTES, (int) length, StandardCharsets.UTF_8))
                            instanceof ObjectNode header) {
                return header;
            }
        } catch (JacksonException e) {
            throw new IOException("its header is damaged", e);
        }
        throw new IOException("it is no safetensors file");
    }

    private static long length(byte[] content) {
        return ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    /** Of names, shapes, places and numbers, but not of the metadata; empty when it is no such file. */
    static Optional<String> hash(byte[] content) {
        if (content.length < Long.BYTES) {
            return Optional.empty();
        }
        long length = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 2 || length > content.length - Long.BYTES) {
            return Optional.empty();
        }
        int numbers = Long.BYTES + (int) length;
        try {
            JsonNode header = JSON.readTree(new String(content, Long.BYTES, (int) length, StandardCharsets.UTF_8));
            if (!(header instanceof ObjectNode tensors)) {
                return Optional.empty();
            }
            Map<String, JsonNode> sorted = new TreeMap<>();
            tensors.properties().forEach(tensor -> sorted.put(tensor.getKey(), tensor.getValue()));
            sorted.remove(METADATA);
            MessageDigest digest = ContentHash.sha256();
            digest.update(("tensors " + JSON.writeValueAsString(sorted)).getBytes(StandardCharsets.UTF_8));
            digest.update(content, numbers, content.length - numbers);
            return Optional.of(HexFormat.of().formatHex(digest.digest()));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
