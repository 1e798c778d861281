package dev.darkroom.runtime.content;

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
