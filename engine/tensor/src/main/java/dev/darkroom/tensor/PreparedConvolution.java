package dev.darkroom.tensor;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What inference keeps with a constant convolution weight: its Winograd transform or its oneDNN packing, made at the
 * first use and freed with the weight.
 *
 * <p>The rule is measured on two cores with AVX2: Winograd F(4x4,3x3) takes half the time of the best direct form where
 * channels and pixels are many, at four times the weight's memory; packing spares small images the re-ordering of the
 * weight at each call.
 */
final class PreparedConvolution implements AutoCloseable {
    private static final int WINOGRAD_CHANNELS = 128;
    /** Below this many channels the transforms cost more than they save on a small image. */
    private static final int MANY_CHANNELS = 256;

    private static final int FEW_PIXELS = 16 * 16;
    private static final int MANY_PIXELS = 32 * 32;
    /** Above this many weights the transform's memory is worth it only for large images. */
    private static final long LARGE_WEIGHT = 1280L * 640 * 9;

    private static final int PACKED_CHANNELS = 32;

    /** Tiles of 4x4 pixels in one strip, and floats in one chunk of the transformed input: they bound the memory. */
    private static final int STRIP_TILES = 1024;

    private static final int CHUNK_ELEMENTS = 4 << 20;

    /** The ways to compute a convolution. */
    enum Form {
        PLAIN,
        PACKED,
        WINOGRAD
    }

    private final Tensor weight;
    private final Map<Integer, Tensor> packed = new HashMap<>();
    private @Nullable Tensor winograd;
    private boolean closed;

    PreparedConvolution(Tensor weight) {
        this.weight = weight;
    }

    Tensor apply(Tensor x, @Nullable Tensor bias, int stride, int padding) {
        return switch (form(x, stride, padding)) {
            case PLAIN -> plain(x, weight, bias, stride, padding);
            case PACKED ->
                bias == null
                        ? Kernels.run("packed_conv2d_no_bias", x, packed(x, stride, padding), stride, padding)
                        : Kernels.run("packed_conv2d", x, packed(x, stride, padding), bias, stride, padding);
            case WINOGRAD -> winograd(x, bias);
        };
    }

    Form form(Tensor x, int stride, int padding) {
        long channels = Math.min(weight.size(0), weight.size(1));
        long pixels = x.size(2) * x.size(3);
        if (weight.size(2) == 3
                && weight.size(3) == 3
                && stride == 1
                && padding == 1
                && channels >= WINOGRAD_CHANNELS
                && (pixels >= MANY_PIXELS
                        || (pixels >= FEW_PIXELS && channels >= MANY_CHANNELS && weight.elements() <= LARGE_WEIGHT))) {
            return Form.WINOGRAD;
        }
        return channels >= MANY_CHANNELS || (channels >= PACKED_CHANNELS && pixels <= MANY_PIXELS)
                ? Form.PACKED
                : Form.PLAIN;
    }

    private Tensor winograd(Tensor x, @Nullable Tensor bias) {
        Tensor y = Kernels.run(
                "winograd_conv2d", x, winograd(), Winograd.INPUT, Winograd.OUTPUT, STRIP_TILES, CHUNK_ELEMENTS);
        if (bias != null) {
            Kernels.update("add_bias_into", y, bias);
        }
        return y;
    }

    static Tensor plain(Tensor x, Tensor weight, @Nullable Tensor bias, int stride, int padding) {
        return bias == null
                ? Kernels.run("conv2d_no_bias", x, weight, stride, padding)
                : Kernels.run("conv2d", x, weight, bias, stride, padding);
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
