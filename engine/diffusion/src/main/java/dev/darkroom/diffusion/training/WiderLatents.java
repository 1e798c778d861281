package dev.darkroom.diffusion.training;

import dev.darkroom.tensor.Checkpoint;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.SafetensorsWriter;
import dev.darkroom.tensor.Scope;
import dev.darkroom.tensor.Tensor;
import dev.darkroom.tensor.TensorException;
import dev.darkroom.tensor.TorchRandom;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Gives a trained network more latent channels, so that a training with more need not begin with chance. The channels there
 * were come first and mean what they meant; the wider network does at first what the narrower one did: its decoder does not
 * look at the new channels, its denoiser neither looks at them nor says anything of them.
 */
public final class WiderLatents {
    /** How sure a new channel is of itself at first: a standard deviation of a twentieth. */
    private static final float LOG_VARIANCE = -6;

    private static final long SEED = 8;

    private WiderLatents() {}

    /**
     * Writes an autoencoder's weights with more channels.
     *
     * @param from the weights, with {@code quant_conv} and {@code post_quant_conv}
     * @param to where to write
     * @return whether anything was written: not when there are so many channels already
     * @throws TensorException when there are more than that
     */
    public static boolean autoencoder(Path from, Path to, int channels) {
        return write(from, to, "post_quant_conv.weight", channels, WiderLatents::autoencoder);
    }

    /** Writes a denoiser's weights with more channels; see {@link #autoencoder}. */
    public static boolean denoiser(Path from, Path to, int channels) {
        return write(from, to, "conv_out.weight", channels, WiderLatents::denoiser);
    }

    /** Values of a tensor with their shape. */
    private static final class Weight {
        final float[] values;
        final long[] shape;

        Weight(float[] values, long[] shape) {
            this.values = values;
            this.shape = shape;
        }
    }

    @FunctionalInterface
    private interface Widening {
        Optional<Weight> of(String name, Weight narrow, int before, int after);
    }

    private static boolean write(Path from, Path to, String told, int channels, Widening widening) {
        try (Checkpoint source = Checkpoint.open(from)) {
            if (!source.has(told)) {
                throw new TensorException(from + " cannot be trained on: it has no " + told + ".");
            }
            int before = Math.toIntExact(source.shape(told)[0]);
            if (before > channels) {
                throw new TensorException("its latents have " + before + " channels, not " + channels + ".");
            }
            if (before == channels) {
                return false;
            }
            Ops ops = Ops.inference();
            Scope.run(() -> {
                Map<String, Tensor> wide = new LinkedHashMap<>();
                for (String name : source.names()) {
                    long[] shape = source.shape(name);
                    Tensor tensor = source.get(name, shape);
                    wide.put(
                            name,
                            widening.of(name, new Weight(tensor.toFloats(), shape), before, channels)
                                    .map(weight -> ops.fromFloats(weight.values, weight.shape))
                                    .orElse(tensor));
                }
                SafetensorsWriter.write(to, wide, Map.of());
            });
            return true;
        }
    }

    private static Optional<Weight> autoencoder(String name, Weight narrow, int before, int after) {
        return switch (name) {
            case "encoder.conv_out.weight" -> {
                Weight wide = widened(narrow, before, 2, 1, after);
                draw(wide, before, after);
                yield Optional.of(wide);
            }
            case "encoder.conv_out.bias" -> Optional.of(widened(narrow, before, 2, 1, after));
            case "quant_conv.weight" -> {
                Weight wide = widened(narrow, before, 2, 2, after);
                pass(wide, before, after);
                yield Optional.of(wide);
            }
            case "quant_conv.bias" -> {
                Weight wide = widened(narrow, before, 2, 1, after);
                Arrays.fill(wide.values, after + before, 2 * after, LOG_VARIANCE);
                yield Optional.of(wide);
            }
            case "post_quant_conv.weight" -> {
                Weight wide = widened(narrow, before, 1, 1, after);
                pass(wide, before, after);
                yield Optional.of(wide);
            }
            case "post_quant_conv.bias" -> Optional.of(widened(narrow, before, 1, 1, after));
            case "decoder.conv_in.weight" -> Optional.of(widened(narrow, before, 0, 1, after));
            default -> Optional.empty();
        };
    }

    private static Optional<Weight> denoiser(String name, Weight narrow, int before, int after) {
        return switch (name) {
            case "conv_in.weight" -> Optional.of(widened(narrow, before, 0, 1, after));
            case "conv_out.weight", "conv_out.bias" -> Optional.of(widened(narrow, before, 1, 0, after));
            default -> Optional.empty();
        };
    }

    /**
     * Spreads a weight's channels and leaves 0 where there were none.
     *
     * @param outs groups of latent channels among the outputs: 0 when outputs are something else
     * @param ins the same of the inputs, should the weight have any
     */
    private static Weight widened(Weight narrow, int before, int outs, int ins, int after) {
        long[] shape = narrow.shape.clone();
        shape[0] = outs == 0 ? shape[0] : (long) outs * after;
        boolean latentsIn = ins > 0 && shape.length > 1 && shape[1] == (long) ins * before;
        if (latentsIn) {
            shape[1] = (long) ins * after;
        }
        int area = 1;
        for (int i = 2; i < shape.length; i++) {
            area *= Math.toIntExact(shape[i]);
        }
        int from = shape.length > 1 ? Math.toIntExact(narrow.shape[1]) : 1;
        int to = shape.length > 1 ? Math.toIntExact(shape[1]) : 1;
        float[] values = new float[Math.toIntExact(shape[0]) * to * area];
        for (int row = 0; row < narrow.shape[0]; row++) {
            int newRow = outs == 0 ? row : moved(row, before, after);
            for (int column = 0; column < from; column++) {
                int newColumn = latentsIn ? moved(column, before, after) : column;
                System.arraycopy(
                        narrow.values, (row * from + column) * area, values, (newRow * to + newColumn) * area, area);
            }
        }
        return new Weight(values, shape);
    }

    /** Channels of a group stay together: means first, then logarithms of variances. */
    private static int moved(int channel, int before, int after) {
        return channel / before * after + channel % before;
    }

    /** New means come from chance, as those of a new network; new variances are the same everywhere. */
    private static void draw(Weight wide, int before, int after) {
        int each = wide.values.length / (2 * after);
        double bound = 1 / Math.sqrt(each);
        float[] drawn = new TorchRandom(SEED).uniform((after - before) * each);
        for (int i = 0; i < drawn.length; i++) {
            wide.values[before * each + i] = (float) ((2 * drawn[i] - 1) * bound);
        }
    }

    /** New channels pass unchanged. */
    private static void pass(Weight wide, int before, int after) {
        int width = Math.toIntExact(wide.shape[1]);
        for (int row = 0; row < wide.shape[0]; row++) {
            if (row % after >= before) {
                wide.values[row * width + row] = 1;
            }
        }
    }
}
