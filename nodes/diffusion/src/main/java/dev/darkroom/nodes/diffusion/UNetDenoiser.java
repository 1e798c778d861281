package dev.darkroom.nodes.diffusion;

import dev.darkroom.diffusion.checkpoint.Part;
import dev.darkroom.diffusion.network.UNet;
import dev.darkroom.sdk.Cancellation;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.port.Conditioning;
import dev.darkroom.sdk.port.Denoiser;
import dev.darkroom.sdk.port.Image;
import dev.darkroom.sdk.port.Latent;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A U-Net as a port value. */
final class UNetDenoiser implements Denoiser, Painter {
    private final Part<UNet> part;
    private final Prediction prediction;
    private final LatentColours colours;

    /**
     * @param part the network, handed over
     * @param colours of the latents it works on, for previews
     */
    UNetDenoiser(Part<UNet> part, Prediction prediction, LatentColours colours) {
        this.part = part;
        this.prediction = prediction;
        this.colours = colours;
    }

    @Override
    public Prediction prediction() {
        return prediction;
    }

    @Override
    public int channels() {
        return part.network().config().inChannels();
    }

    @Override
    public List<Latent> predict(
            Latent noisy, double timestep, List<Conditioning> conditionings, Cancellation cancellation) {
        int contextWidth = part.network().config().contextWidth();
        for (Conditioning conditioning : conditionings) {
            if (conditioning.width() != contextWidth) {
                throw new InvalidInputException(
                        "prompt",
                        "the text was encoded to states of width " + conditioning.width()
                                + ", but this denoiser attends to width " + contextWidth
                                + "; take the text encoder from the same model.");
            }
        }
        Latent[] outputs = new Latent[conditionings.size()];
        for (List<Integer> group : byLength(conditionings).values()) {
            float[] values = forward(
                    noisy, timestep, group.stream().map(conditionings::get).toList(), cancellation);
            int length = values.length / group.size();
            for (int i = 0; i < group.size(); i++) {
                outputs[group.get(i)] = noisy.with(Arrays.copyOfRange(values, i * length, (i + 1) * length));
            }
        }
        return List.of(outputs);
    }

    /** Texts of one length run as one batch; the network knows no padding. */
    private static Map<Integer, List<Integer>> byLength(List<Conditioning> conditionings) {
        Map<Integer, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < conditionings.size(); i++) {
            groups.computeIfAbsent(conditionings.get(i).tokens(), tokens -> new ArrayList<>())
                    .add(i);
        }
        return groups;
    }

    private float[] forward(Latent noisy, double timestep, List<Conditioning> group, Cancellation cancellation) {
        int rows = group.size() * noisy.batch();
        float[] sample = repeated(noisy.toArray(), group.size());
        int states = group.get(0).tokens() * group.get(0).width();
        float[] context = new float[rows * states];
        for (int row = 0; row < rows; row++) {
            group.get(row / noisy.batch()).states().get(context, row * states, states);
        }
        Ops ops = Ops.inference();
        try (Tensor output = ops.scoped(() -> part.network()
                .forward(
                        ops,
                        ops.fromFloats(sample, rows, noisy.channels(), noisy.height(), noisy.width()),
                        ops.full(timestep, rows),
                        ops.fromFloats(
                                context,
                                rows,
                                group.get(0).tokens(),
                                group.get(0).width()),
                        cancellation::throwIfCancelled))) {
            return output.toFloats();
        }
    }

    private static float[] repeated(float[] values, int times) {
        float[] result = new float[values.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(values, 0, result, i * values.length, values.length);
        }
        return result;
    }

    @Override
    public Image paint(Latent clean) {
        return colours.paint(clean);
    }

    @Override
    public long bytes() {
        return part.bytes();
    }

    @Override
    public void close() {
        part.close();
    }
}
