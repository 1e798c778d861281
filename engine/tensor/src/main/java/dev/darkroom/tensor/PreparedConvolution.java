package dev.darkroom.tensor;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What inference keeps with a constant convolution weight: its Winograd transform or its oneDNN packing, made at the
 * first use and freed with the weight.
 *
 * <p>Measured at Stable Diffusion's shapes: Winograd F(4x4,3x3) takes half the time of the best direct form where there
 * are many pixels, at four times the weight's memory; packing pays where the channels are many and the pixels few.
 */
final class PreparedConvolution implements AutoCloseable {
    private static final int MIN_CHANNELS = 64;
    private static final int MIN_PIXELS = 16 * 16;
    /** Above this many weights the transform's memory is worth it only for large images. */
    private static final long LARGE_WEIGHT = 1280L * 640 * 9;

    private static final int MANY_PIXELS = 32 * 32;
    /** Tiles of 4x4 pixels in one strip, and floats in one chunk of the transformed input: they bound the memory. */
    private static final int STRIP_TILES = 1024;

    private static final int CHUNK_ELEMENTS = 4 << 20;

    private final Tensor weight;
    private final Map<Integer, Tensor> packed = new HashMap<>();
    private @Nullable Tensor winograd;
    private boolean closed;

    PreparedConvolution(Tensor weight) {
        this.weight = weight;
    }

    Tensor apply(Tensor x, @Nullable Tensor bias, int stride, int padding) {
        if (winogradPays(x, stride, padding)) {
            Tensor y = Kernels.run(
                    "winograd_conv2d", x, winograd(), Winograd.INPUT, Winograd.OUTPUT, STRIP_TILES, CHUNK_ELEMENTS);
            if (bias != null) {
                Kernels.run("add_bias_into", y, bias).close();
            }
            return y;
        }
        if (!packingPays()) {
            return plain(x, weight, bias, stride, padding);
        }
        Tensor packedWeight = packed(x, stride, padding);
        return bias == null
                ? Kernels.run("packed_conv2d_no_bias", x, packedWeight, stride, padding)
                : Kernels.run("packed_conv2d", x, packedWeight, bias, stride, padding);
    }

    static Tensor plain(Tensor x, Tensor weight, @Nullable Tensor bias, int stride, int padding) {
        return bias == null
                ? Kernels.run("conv2d_no_bias", x, weight, stride, padding)
                : Kernels.run("conv2d", x, weight, bias, stride, padding);
    }

    private boolean winogradPays(Tensor x, int stride, int padding) {
        long pixels = x.size(2) * x.size(3);
        return weight.size(2) == 3
                && weight.size(3) == 3
                && stride == 1
                && padding == 1
                && weight.size(0) >= MIN_CHANNELS
                && weight.size(1) >= MIN_CHANNELS
                && pixels >= (weight.elements() > LARGE_WEIGHT ? MANY_PIXELS : MIN_PIXELS);
    }

    private boolean packingPays() {
        return weight.size(0) >= MIN_CHANNELS && weight.size(1) >= MIN_CHANNELS;
    }

    private synchronized Tensor winograd() {
        checkOpen();
        Tensor w = winograd;
        if (w == null) {
            w = Scope.outside(() -> Kernels.run("winograd_weight", weight, Winograd.WEIGHT));
            winograd = w;
        }
        return w;
    }

    private synchronized Tensor packed(Tensor x, int stride, int padding) {
        checkOpen();
        return packed.computeIfAbsent(
                stride * 16 + padding,
                key -> Scope.outside(() -> Kernels.run("pack_conv2d", weight, stride, padding, x.shape())));
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("The weight " + weight + " was closed and can no longer be used.");
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (winograd != null) {
            winograd.close();
            winograd = null;
        }
        packed.values().forEach(Tensor::close);
        packed.clear();
    }
}
