package dev.darkroom.nodes.diffusion;

import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.port.Latent;
import dev.darkroom.tensor.SafetensorsFile;
import dev.darkroom.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A latent in a safetensors file: one float32 tensor {@code latent}, {@code [batch, channels, height, width]}. */
final class LatentFile {
    static final String EXTENSION = "safetensors";
    static final String MEDIA_TYPE = "application/octet-stream";

    private static final String TENSOR = "latent";
    private static final JsonMapper JSON = new JsonMapper();

    private LatentFile() {}

    /** The file's content; {@code provenance} goes into its metadata. */
    static byte[] write(Latent latent, String provenance) {
        int bytes = Math.toIntExact(latent.bytes());
        Map<String, Object> tensor = new LinkedHashMap<>();
        tensor.put("dtype", "F32");
        tensor.put("shape", List.of(latent.batch(), latent.channels(), latent.height(), latent.width()));
        tensor.put("data_offsets", List.of(0, bytes));
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("__metadata__", Map.of("darkroom", provenance));
        header.put(TENSOR, tensor);
        byte[] json = JSON.writeValueAsString(header).getBytes(StandardCharsets.UTF_8);
        // Spaces, so that the numbers begin at a multiple of eight.
        byte[] padded = Arrays.copyOf(json, (json.length + 7) / 8 * 8);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        ByteBuffer file =
                ByteBuffer.allocate(Math.addExact(8 + padded.length, bytes)).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(padded.length).put(padded);
        file.asFloatBuffer().put(latent.values());
        return file.array();
    }

    /**
     * Reads a file.
     *
     * @param port where the user named it
     * @throws InvalidInputException when it is not one of ours
     */
    static Latent read(String port, String name, Path path) {
        return Opening.at(port, () -> {
            try (SafetensorsFile file = SafetensorsFile.open(path)) {
                SafetensorsFile.Entry entry = file.tensors().get(TENSOR);
                if (entry == null || entry.shape().size() != 4 || !entry.dtype().isFloat()) {
                    throw new InvalidInputException(
                            port,
                            "the file " + name + " holds no tensor \"latent\" of batch, channels, height and width;"
                                    + " choose a file that a save-latent node left.");
                }
                int[] shape = entry.shape().stream().mapToInt(Math::toIntExact).toArray();
                try (Tensor tensor = file.tensor(TENSOR)) {
                    return Latent.of(shape[0], shape[1], shape[2], shape[3], tensor.toFloats());
                }
            }
        });
    }
}
