package dev.darkroom.tensor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and checks a safetensors header as strictly as the format's own library: the tensors must cover the data without
 * holes or overlaps, each exactly as long as its type and shape say.
 *
 * @param tensors  all tensors by name, in file order; offsets count from the start of the file
 * @param metadata the file's own free texts
 */
record SafetensorsHeader(Map<String, SafetensorsFile.Entry> tensors, Map<String, String> metadata) {
    /** The format's own limit. */
    private static final long MAX_HEADER = 100_000_000;

    private static final int PREFIX = 8;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    static SafetensorsHeader read(Path file, FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < PREFIX) {
            throw broken(file, "it has only " + size + " bytes");
        }
        long length =
                bytes(file, channel, 0, PREFIX).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
        if (length < 2 || length > MAX_HEADER) {
            throw broken(file, "its header length " + Long.toUnsignedString(length) + " is impossible");
        }
        if (length > size - PREFIX) {
            throw broken(
                    file,
                    "its header should have " + length + " bytes, but the file ends after " + (size - PREFIX)
                            + "; it may be cut short");
        }
        JsonNode root;
        try {
            root = JSON.readTree(bytes(file, channel, PREFIX, (int) length).array());
        } catch (JacksonException e) {
            throw broken(file, "its header is not valid JSON: " + e.getOriginalMessage());
        }
        if (!root.isObject()) {
            throw broken(file, "its header is not a JSON object");
        }
        long data = PREFIX + length;
        List<SafetensorsFile.Entry> entries = new ArrayList<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property : root.properties()) {
            if (property.getKey().equals("__metadata__")) {
                readMetadata(file, property.getValue(), metadata);
            } else {
                entries.add(entry(file, property.getKey(), property.getValue(), data, size - data));
            }
        }
        entries.sort(Comparator.comparingLong(SafetensorsFile.Entry::offset)
                .thenComparingLong(SafetensorsFile.Entry::length));
        long end = data;
        for (SafetensorsFile.Entry e : entries) {
            if (e.offset() < end) {
                throw broken(file, e.name(), "overlaps the tensor before it");
            }
            if (e.offset() > end) {
                throw broken(file, e.name(), "leaves a hole of " + (e.offset() - end) + " bytes before it");
            }
            end = e.offset() + e.length();
        }
        if (end != size) {
            throw broken(file, (size - end) + " bytes at its end belong to no tensor");
        }
        Map<String, SafetensorsFile.Entry> tensors = new LinkedHashMap<>();
        for (SafetensorsFile.Entry e : entries) {
            tensors.put(e.name(), e);
        }
        return new SafetensorsHeader(tensors, metadata);
    }

    private static void readMetadata(Path file, JsonNode node, Map<String, String> metadata) {
        if (!node.isObject()) {
            throw broken(file, "its __metadata__ is not an object");
        }
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            JsonNode value = property.getValue();
            if (!value.isString()) {
                throw broken(file, "the value of " + property.getKey() + " in its __metadata__ is not a string");
            }
            metadata.put(property.getKey(), value.stringValue());
        }
    }

    private static SafetensorsFile.Entry entry(Path file, String name, JsonNode node, long data, long available) {
        JsonNode type = node.get("dtype");
        if (type == null || !type.isString()) {
            throw broken(file, name, "has no dtype");
        }
        DType dtype = Arrays.stream(DType.values())
                .filter(d -> d.name().equals(type.stringValue()))
                .findFirst()
                .orElseThrow(() -> broken(
                        file,
                        name,
                        "has element type " + type.stringValue() + "; readable are "
                                + Arrays.toString(DType.values())));
        long[] shape = longs(file, name, node, "shape");
        long[] offsets = longs(file, name, node, "data_offsets");
        if (offsets.length != 2 || offsets[0] > offsets[1]) {
            throw broken(file, name, "has data_offsets " + Arrays.toString(offsets) + " that are not a range");
        }
        if (offsets[1] > available) {
            throw broken(
                    file,
                    name,
                    "should end at byte " + offsets[1] + " of the data, but there are only " + available
                            + "; the file may be cut short");
        }
        long needed = dtype.bytes();
        try {
            for (long s : shape) {
                needed = Math.multiplyExact(needed, s);
            }
        } catch (ArithmeticException e) {
            throw broken(file, name, "has the impossible shape " + Arrays.toString(shape));
        }
        long length = offsets[1] - offsets[0];
        if (length != needed) {
            throw broken(
                    file,
                    name,
                    "has " + length + " bytes, but " + dtype + " of shape " + Arrays.toString(shape) + " needs "
                            + needed);
        }
        return new SafetensorsFile.Entry(
                name, dtype, Arrays.stream(shape).boxed().toList(), data + offsets[0], length);
    }

    private static long[] longs(Path file, String name, JsonNode node, String field) {
        JsonNode array = node.get(field);
        if (array == null || !array.isArray()) {
            throw broken(file, name, "has no " + field);
        }
        long[] values = new long[array.size()];
        for (int i = 0; i < values.length; i++) {
            JsonNode value = array.get(i);
            if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
                throw broken(file, name, "has a " + field + " with " + value + " in it, not a whole number from 0 up");
            }
            values[i] = value.longValue();
        }
        return values;
    }

    private static ByteBuffer bytes(Path file, FileChannel channel, long position, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw broken(file, "it ended while it was being read");
            }
        }
        return buffer;
    }

    private static TensorException broken(Path file, String reason) {
        return new TensorException(file + " is not a usable safetensors file: " + reason + ".");
    }

    private static TensorException broken(Path file, String tensor, String reason) {
        return broken(file, "tensor " + tensor + " " + reason);
    }
}
