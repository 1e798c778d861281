package dev.darkroom.server.upload;

import dev.darkroom.server.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A safetensors file with one latent: by its header alone, whose numbers have to fit the file to the byte. */
final class LatentFile {
    static final String EXTENSION = "safetensors";
    static final String MEDIA_TYPE = "application/octet-stream";

    private static final int LENGTH = 8;
    private static final int MOST_HEADER = 1 << 20;
    private static final int DIMENSIONS = 4;
    private static final Map<String, Integer> BYTES = Map.of("F32", 4, "F16", 2, "BF16", 2);
    private static final String REMEDY = "Send a file that a save-latent node left.";

    private LatentFile() {}

    /** Whether it begins as safetensors files do: a length, then JSON. */
    static boolean begins(byte[] head) {
        if (head.length <= LENGTH || head[LENGTH] != '{') {
            return false;
        }
        long header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return header > 1 && header <= MOST_HEADER;
    }

    /** @throws RefusedUploadException when it holds no latent, or not all of it */
    static void check(Path file) throws IOException, RefusedUploadException {
        try (FileChannel in = FileChannel.open(file)) {
            ByteBuffer length = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
            in.read(length, 0);
            int header = (int) length.getLong(0);
            if (LENGTH + (long) header > in.size()) {
                throw new RefusedUploadException("The safetensors file is cut short.", REMEDY);
            }
            ByteBuffer text = ByteBuffer.allocate(header);
            int at = LENGTH;
            while (text.hasRemaining()) {
                at += Math.max(0, in.read(text, at));
            }
            JsonNode latent = read(text.array()).path("latent");
            long bytes = latentBytes(latent);
            JsonNode offsets = latent.path("data_offsets");
            long first = offsets.path(0).asLong(-1);
            long last = offsets.path(1).asLong(-1);
            if (first < 0 || last - first != bytes || LENGTH + header + last > in.size()) {
                throw new RefusedUploadException("The latent in the safetensors file is cut short.", REMEDY);
            }
        }
    }

    private static JsonNode read(byte[] header) throws RefusedUploadException {
        try {
            return Json.COMPACT.readTree(header);
        } catch (JacksonException e) {
            throw new RefusedUploadException("The header of the safetensors file is damaged.", REMEDY);
        }
    }

    private static long latentBytes(JsonNode latent) throws RefusedUploadException {
        Integer each = BYTES.get(latent.path("dtype").asString(""));
        JsonNode shape = latent.path("shape");
        if (each == null || shape.size() != DIMENSIONS) {
            throw new RefusedUploadException(
                    "The safetensors file holds no tensor \"latent\" of batch, channels, height and width.", REMEDY);
        }
        long bytes = each;
        for (JsonNode side : shape) {
            long length = side.asLong(0);
            if (length < 1 || length > Integer.MAX_VALUE || bytes > Long.MAX_VALUE / length) {
                throw new RefusedUploadException("The latent in the safetensors file has no size.", REMEDY);
            }
            bytes *= length;
        }
        return bytes;
    }
}
