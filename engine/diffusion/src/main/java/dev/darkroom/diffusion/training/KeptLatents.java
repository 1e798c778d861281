package dev.darkroom.diffusion.training;

import dev.darkroom.diffusion.training.CaptionedLatents.Caption;
import dev.darkroom.tensor.Checkpoint;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.SafetensorsWriter;
import dev.darkroom.tensor.Scope;
import dev.darkroom.tensor.Tensor;
import dev.darkroom.tensor.TensorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Encoded data in a file, so that a training that goes on need not encode again: safetensors of the latents, of all texts'
 * hidden states one after another, of their numbers of tokens, and of the captions as rows of text, first latent, count,
 * weight and manner.
 *
 * @param data latents with captions
 * @param statistics of the latents before they were normalised
 */
public record KeptLatents(CaptionedLatents data, LatentStatistics statistics) {
    private static final String LATENTS = "latents";
    private static final String STATES = "states";
    private static final String TOKENS = "tokens";
    private static final String CAPTIONS = "captions";
    private static final String MEAN = "mean";
    private static final String DEVIATION = "deviation";
    private static final int CAPTION_FIELDS = 5;

    /** Writes the file; there is never a half-written one of that name. */
    public void write(Path file) {
        long side = data.side();
        long texts = data.contexts().size();
        Ops ops = Ops.inference();
        Path half = file.resolveSibling(file.getFileName() + ".half");
        try {
            Scope.run(() -> {
                Map<String, Tensor> tensors = new LinkedHashMap<>();
                tensors.put(LATENTS, ops.fromFloats(data.latents(), data.count(), data.channels(), side, side));
                float[] states = states();
                tensors.put(STATES, ops.fromFloats(states, states.length / data.contextWidth(), data.contextWidth()));
                tensors.put(TOKENS, ops.fromFloats(tokens(), texts));
                tensors.put(CAPTIONS, ops.fromFloats(captions(), data.captions().size(), CAPTION_FIELDS));
                tensors.put(MEAN, ops.fromFloats(floats(statistics.mean()), data.channels()));
                tensors.put(DEVIATION, ops.fromFloats(floats(statistics.deviation()), data.channels()));
                SafetensorsWriter.write(half, tensors, Map.of());
            });
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the encoded data as " + file.getFileName() + ".", e);
        }
    }

    /**
     * Reads a file that {@link #write} wrote.
     *
     * @throws TensorException when it is none
     */
    public static KeptLatents read(Path file) {
        try (Checkpoint source = Checkpoint.open(file)) {
            for (String name : List.of(LATENTS, STATES, TOKENS, CAPTIONS, MEAN, DEVIATION)) {
                if (!source.has(name)) {
                    throw new TensorException(file.getFileName() + " holds no encoded data: it has no " + name + ".");
                }
            }
            if (source.shape(CAPTIONS)[1] != CAPTION_FIELDS) {
                throw new TensorException(file.getFileName() + " was kept by another version of Darkroom: its captions"
                        + " have " + source.shape(CAPTIONS)[1] + " numbers, " + CAPTION_FIELDS
                        + " are expected; encode the data set again.");
            }
            long[] shape = source.shape(LATENTS);
            int width = (int) source.shape(STATES)[1];
            List<float[]> contexts = contexts(values(source, STATES), values(source, TOKENS), width);
            float[] rows = values(source, CAPTIONS);
            List<Caption> captions = new ArrayList<>();
            for (int i = 0; i < rows.length; i += CAPTION_FIELDS) {
                captions.add(new Caption(
                        (int) rows[i], (int) rows[i + 1], (int) rows[i + 2], rows[i + 3], (int) rows[i + 4]));
            }
            var data = new CaptionedLatents(
                    values(source, LATENTS), (int) shape[1], (int) shape[2], width, contexts, captions);
            return new KeptLatents(
                    data, new LatentStatistics(doubles(values(source, MEAN)), doubles(values(source, DEVIATION))));
        }
    }

    private static List<float[]> contexts(float[] states, float[] tokens, int width) {
        List<float[]> contexts = new ArrayList<>();
        int from = 0;
        for (float count : tokens) {
            int length = (int) count;
            float[] context = Arrays.copyOfRange(states, from, from + length * width);
            contexts.add(context);
            from += context.length;
        }
        return contexts;
    }

    private float[] states() {
        float[] states = new float
                [data.contexts().stream().mapToInt(context -> context.length).sum()];
        int to = 0;
        for (float[] context : data.contexts()) {
            System.arraycopy(context, 0, states, to, context.length);
            to += context.length;
        }
        return states;
    }

    private float[] tokens() {
        float[] tokens = new float[data.contexts().size()];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = data.tokens(i);
        }
        return tokens;
    }

    private float[] captions() {
        float[] rows = new float[CAPTION_FIELDS * data.captions().size()];
        int to = 0;
        for (Caption caption : data.captions()) {
            rows[to++] = caption.context();
            rows[to++] = caption.first();
            rows[to++] = caption.count();
            rows[to++] = (float) caption.weight();
            rows[to++] = caption.manner();
        }
        return rows;
    }

    private static float[] values(Checkpoint source, String name) {
        try (Tensor tensor = Scope.outside(() -> source.get(name, source.shape(name)))) {
            return tensor.toFloats();
        }
    }

    private static float[] floats(List<Double> values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i).floatValue();
        }
        return floats;
    }

    private static List<Double> doubles(float[] values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> (double) values[i])
                .toList();
    }
}
