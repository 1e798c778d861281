package dev.darkroom.tensor;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes safetensors files: the same tensors and metadata give the same bytes. Tensors lie in the order the format's own
 * library uses, widest element type first and then by name, so that all are aligned.
 */
public final class SafetensorsWriter {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int ALIGNMENT = 8;

    private SafetensorsWriter() {}

    /**
     * Writes a file. It appears under its name only when it is complete; a failure leaves what was there before.
     *
     * @param path     the file; its folder is made when missing
     * @param tensors  what to write, by name; element types are kept
     * @param metadata free texts for {@code __metadata__}; may be empty
     * @throws TensorException when it cannot be written
     */
    public static void write(Path path, Map<String, Tensor> tensors, Map<String, String> metadata) {
        Path target = path.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null) {
            throw new TensorException(path + " is not a file name.");
        }
        Path temporary = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.createDirectories(folder);
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                write(channel, tensors, metadata);
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new TensorException("The weights file " + path + " cannot be written: " + e.getMessage() + ".", e);
        } finally {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException e) {
                // The reason to report is the one that stopped the writing.
            }
        }
    }

    // The stream is flushed here and the channel behind it closed by the caller.
    private static void write(FileChannel channel, Map<String, Tensor> tensors, Map<String, String> metadata)
            throws IOException {
        List<Map.Entry<String, Tensor>> order = tensors.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Tensor> e) ->
                                -e.getValue().dtype().bytes())
                        .thenComparing(Map.Entry::getKey))
                .toList();
        byte[] header = header(order, metadata);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        out.write(ByteBuffer.allocate(ALIGNMENT)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .array());
        out.write(header);
        for (Map.Entry<String, Tensor> e : order) {
            if (e.getValue().elements() > 0) {
                out.write(e.getValue().bytes());
            }
        }
        out.flush();
    }

    private static byte[] header(List<Map.Entry<String, Tensor>> order, Map<String, String> metadata) {
        ObjectNode root = JSON.createObjectNode();
        if (!metadata.isEmpty()) {
            ObjectNode texts = root.putObject("__metadata__");
            new TreeMap<>(metadata).forEach(texts::put);
        }
        long offset = 0;
        for (Map.Entry<String, Tensor> e : order) {
            Tensor tensor = e.getValue();
            ObjectNode entry = root.putObject(e.getKey());
            entry.put("dtype", tensor.dtype().name());
            ArrayNode shape = entry.putArray("shape");
            for (long s : tensor.shape()) {
                shape.add(s);
            }
            long end = offset + tensor.elements() * tensor.dtype().bytes();
            entry.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        String json = JSON.writeValueAsString(root);
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        return (json + " ".repeat(Math.floorMod(-length, ALIGNMENT))).getBytes(StandardCharsets.UTF_8);
    }
}
