package dev.darkroom.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The operations model definitions are written in. One definition serves two modes: {@link #inference()} takes the fastest
 * path and records nothing; {@link #training()} lets autograd record every operation, with each scalar held by libtorch
 * itself (see {@link Gradients}).
 *
 * <p>Every method makes a new tensor that belongs to the thread's {@link Scope}, or to the caller when none is open, and
 * leaves its arguments alone; only {@link #addInto} may reuse one. Images are [batch, channels, height, width], sequences
 * [batch, length, channels]. Binary operations broadcast as in torch. A call that cannot be computed throws a
 * {@link TensorException} that names the operation and the shapes. Thread-safe.
 */
public final class Ops {
    private static final Ops INFERENCE = new Ops(false);
    private static final Ops TRAINING = new Ops(true);

    private final boolean training;

    private Ops(boolean training) {
        this.training = training;
    }

    /** Returns the operations in inference mode. */
    public static Ops inference() {
        return INFERENCE;
    }

    /** Returns the operations in training mode. */
    public static Ops training() {
        return TRAINING;
    }

    /** Tells whether autograd may record these operations. */
    public boolean isTraining() {
        return training;
    }

    /**
     * Runs a block of a network and frees all tensors it made but the result.
     *
     * @param block what to compute
     * @return its result, which belongs to the enclosing scope or the caller
     */
    public Tensor scoped(Supplier<Tensor> block) {
        try (Scope scope = Scope.open()) {
            return scope.keep(block.get());
        }
    }

    // ---- making tensors

    /** Copies values in row-major order into a tensor of this shape. */
    public Tensor fromFloats(float[] values, long... shape) {
        checkCount(values.length, shape);
        ByteBuffer buffer = direct(4L * values.length);
        buffer.asFloatBuffer().put(values);
        return Kernels.copyOf(buffer, DType.F32, shape);
    }

    /** Copies whole numbers (token ids, labels) in row-major order into an I64 tensor of this shape. */
    public Tensor fromLongs(long[] values, long... shape) {
        checkCount(values.length, shape);
        ByteBuffer buffer = direct(8L * values.length);
        buffer.asLongBuffer().put(values);
        return Kernels.copyOf(buffer, DType.I64, shape);
    }

    /** Makes an F32 tensor with one value everywhere. */
    public Tensor full(double value, long... shape) {
        return Kernels.full(value, DType.F32, shape);
    }

    /** Makes an F32 tensor of zeros. */
    public Tensor zeros(long... shape) {
        return full(0, shape);
    }

    /** Draws standard normal noise as {@code torch.randn(shape, generator=...)} does on the CPU. */
    public Tensor randn(TorchRandom random, long... shape) {
        return fromFloats(random.normal(Math.toIntExact(count(shape))), shape);
    }

    /** Makes the additive mask [length, length] that hides later positions: 0 on and below the diagonal, else -infinity. */
    public Tensor causalMask(int length) {
        return run("causal_mask", length);
    }

    /** Copies the elements out; the same as {@link Tensor#toFloats}. */
    public float[] toFloats(Tensor x) {
        return x.toFloats();
    }

    // ---- arithmetic

    /** Returns x + y. */
    public Tensor add(Tensor x, Tensor y) {
        return run("add", x, y);
    }

    /**
     * Returns x + y, in inference by writing into x's memory where that is allowed: x must be an intermediate result of
     * the full shape that is read no more. Weights and inputs made from Java arrays are never written to.
     */
    public Tensor addInto(Tensor x, Tensor y) {
        return training || !x.isIntermediate() ? add(x, y) : run("add_into", x, y);
    }

    /** Returns x + y. */
    public Tensor add(Tensor x, double y) {
        return affine(x, 1, y);
    }

    /** Returns x - y. */
    public Tensor sub(Tensor x, Tensor y) {
        return run("sub", x, y);
    }

    /** Returns x y, element by element. */
    public Tensor mul(Tensor x, Tensor y) {
        return run("mul", x, y);
    }

    /** Returns x y. */
    public Tensor mul(Tensor x, double y) {
        return affine(x, y, 0);
    }

    /** Returns x / y, element by element. */
    public Tensor div(Tensor x, Tensor y) {
        return run("div", x, y);
    }

    /** Returns scale x + shift. */
    public Tensor affine(Tensor x, double scale, double shift) {
        return run("affine", x, scale, shift);
    }

    /** Returns x + t (y - x). */
    public Tensor lerp(Tensor x, Tensor y, double t) {
        return run("lerp", x, y, t);
    }

    /** Returns e to the x. */
    public Tensor exp(Tensor x) {
        return run("exp", x);
    }

    /** Returns the natural logarithm. */
    public Tensor log(Tensor x) {
        return run("log", x);
    }

    /** Returns the square root. */
    public Tensor sqrt(Tensor x) {
        return run("sqrt", x);
    }

    /** Returns x squared. */
    public Tensor square(Tensor x) {
        return run("square", x);
    }

    /** Returns the absolute value. */
    public Tensor abs(Tensor x) {
        return run("abs", x);
    }

    /** Returns the sine. */
    public Tensor sin(Tensor x) {
        return run("sin", x);
    }

    /** Returns the cosine. */
    public Tensor cos(Tensor x) {
        return run("cos", x);
    }

    /** Cuts values off below and above. */
    public Tensor clamp(Tensor x, double low, double high) {
        return run("clamp", x, low, high);
    }

    // ---- activations

    /** Returns the hyperbolic tangent. */
    public Tensor tanh(Tensor x) {
        return run("tanh", x);
    }

    /** Returns 1 / (1 + e^-x). */
    public Tensor sigmoid(Tensor x) {
        return run("sigmoid", x);
    }

    /** Returns max(x, 0). */
    public Tensor relu(Tensor x) {
        return run("relu", x);
    }

    /** Returns x sigmoid(x). */
    public Tensor silu(Tensor x) {
        return run("silu", x);
    }

    /** Returns x times the normal distribution function of x (the exact, erf form). */
    public Tensor gelu(Tensor x) {
        return run("gelu", x);
    }

    /** Returns the tanh approximation of {@link #gelu}. */
    public Tensor geluTanh(Tensor x) {
        return run("gelu_tanh", x);
    }

    /** Returns x sigmoid(1.702 x), as OpenAI's CLIP uses. */
    public Tensor quickGelu(Tensor x) {
        return run("quick_gelu", x);
    }

    /** Returns the softmax along a dimension (negative counts from the end). */
    public Tensor softmax(Tensor x, int dimension) {
        return run("softmax", x, dimension);
    }

    // ---- reductions

    /** Returns the mean of all elements, as a scalar tensor. */
    public Tensor mean(Tensor x) {
        return run("mean_all", x);
    }

    /** Returns the mean over dimensions, which stay as size 1 when {@code keep} is set. */
    public Tensor mean(Tensor x, boolean keep, long... dimensions) {
        return run("mean", x, dimensions, keep);
    }

    /** Returns the sum of all elements, as a scalar tensor. */
    public Tensor sum(Tensor x) {
        return run("sum_all", x);
    }

    /** Returns the sum over dimensions, which stay as size 1 when {@code keep} is set. */
    public Tensor sum(Tensor x, boolean keep, long... dimensions) {
        return run("sum", x, dimensions, keep);
    }

    /** Returns the greatest value over dimensions, which stay as size 1 when {@code keep} is set. */
    public Tensor max(Tensor x, boolean keep, long... dimensions) {
        return run("amax", x, dimensions, keep);
    }

    /** Returns the index (I64) of the greatest value along a dimension, which goes away. */
    public Tensor argmax(Tensor x, int dimension) {
        return run("argmax", x, dimension);
    }

    // ---- shape

    /** Returns the same elements in another shape; one size may be -1. */
    public Tensor reshape(Tensor x, long... shape) {
        return run("reshape", x, shape);
    }

    /** Repeats dimensions of size 1 up to this shape, without copying. */
    public Tensor expand(Tensor x, long... shape) {
        return run("expand", x, shape);
    }

    /** Reorders the dimensions. */
    public Tensor permute(Tensor x, long... order) {
        return run("permute", x, order);
    }

    /** Swaps two dimensions. */
    public Tensor transpose(Tensor x, int a, int b) {
        return run("transpose", x, a, b);
    }

    /** Returns {@code length} entries of a dimension, from {@code start}. */
    public Tensor narrow(Tensor x, int dimension, long start, long length) {
        return run("narrow", x, dimension, start, length);
    }

    /** Splits a dimension into equal parts. */
    public Tensor[] chunk(Tensor x, int parts, int dimension) {
        return Kernels.call(training, "chunk", x, parts, dimension);
    }

    /** Joins tensors along a dimension. */
    public Tensor concat(int dimension, Tensor... parts) {
        return run("concat", parts, dimension);
    }

    /** Joins tensors of one shape along a new dimension. */
    public Tensor stack(int dimension, Tensor... parts) {
        return run("stack", parts, dimension);
    }

    /** Returns rows (entries of the first dimension) in the order of an I64 tensor of indices. */
    public Tensor selectRows(Tensor x, Tensor indices) {
        return run("select_rows", x, indices);
    }

    /** Reverses dimensions. */
    public Tensor flip(Tensor x, long... dimensions) {
        return run("flip", x, dimensions);
    }

    /** Pads an image with a constant. */
    public Tensor pad(Tensor x, int left, int right, int top, int bottom, double value) {
        return run("pad", x, new long[] {left, right, top, bottom}, value);
    }

    /** Converts to another element type. Only F32 should be computed with: half precision is very slow on a CPU. */
    public Tensor cast(Tensor x, DType dtype) {
        return run("cast", x, dtype.torchCode());
    }

    /** Copies the elements into memory of their own. */
    public Tensor copy(Tensor x) {
        return run("copy", x);
    }

    /** Returns the same values with no gradient flowing back through them. */
    public Tensor detach(Tensor x) {
        return run("detach", x);
    }

    // ---- layers

    /** Multiplies matrices: the last two dimensions, the others broadcast. */
    public Tensor matmul(Tensor x, Tensor y) {
        return run("matmul", x, y);
    }

    /**
     * Applies a linear layer to the last dimension.
     *
     * @param x      [..., in]
     * @param weight [out, in]
     * @param bias   [out], or null for none
     * @return [..., out]
     */
    public Tensor linear(Tensor x, Tensor weight, @Nullable Tensor bias) {
        return bias == null ? run("linear_no_bias", x, weight) : run("linear", x, weight, bias);
    }

    /**
     * Looks rows up in a table.
     *
     * @param table [entries, width]
     * @param ids   I64 of any shape
     * @return [ids' shape..., width]
     */
    public Tensor embedding(Tensor table, Tensor ids) {
        return run("embedding", table, ids);
    }

    /**
     * Convolves images (cross-correlation, as every framework does).
     *
     * @param x       [batch, in, height, width]
     * @param weight  [out, in, kernel height, kernel width]
     * @param bias    [out], or null for none
     * @param padding zeros on all four sides
     */
    public Tensor conv2d(Tensor x, Tensor weight, @Nullable Tensor bias, int stride, int padding) {
        if (training) {
            return bias == null
                    ? run("conv2d_no_bias", x, weight, stride, padding)
                    : run("conv2d", x, weight, bias, stride, padding);
        }
        return weight.isConstant() && weight.rank() == 4 && x.rank() == 4
                ? weight.prepared().apply(x, bias, stride, padding)
                : PreparedConvolution.plain(x, weight, bias, stride, padding);
    }

    /** Convolves images with different zero padding on each side, as the downsampler of Stable Diffusion's VAE does. */
    public Tensor conv2d(
            Tensor x, Tensor weight, @Nullable Tensor bias, int stride, int left, int right, int top, int bottom) {
        try (Tensor padded = pad(x, left, right, top, bottom, 0)) {
            return conv2d(padded, weight, bias, stride, 0);
        }
    }

    /** Normalises groups of channels; weight and bias are [channels]. */
    public Tensor groupNorm(Tensor x, int groups, Tensor weight, Tensor bias, double eps) {
        return run("group_norm", x, groups, weight, bias, eps);
    }

    /** Returns {@code silu(groupNorm(x, ...))}. */
    public Tensor groupNormSilu(Tensor x, int groups, Tensor weight, Tensor bias, double eps) {
        return run(training ? "group_norm_silu" : "group_norm_silu_into", x, groups, weight, bias, eps);
    }

    /** Normalises the last dimension; weight and bias are of its size. */
    public Tensor layerNorm(Tensor x, Tensor weight, Tensor bias, double eps) {
        return run("layer_norm", x, weight, bias, eps);
    }

    /**
     * Applies a transformer's feed-forward block with a gated unit: {@code (h gelu(g)) w2' + b2} where {@code h, g} are the
     * halves of {@code x w1' + b1}. In inference it goes by rows, so that the large intermediate never exists.
     *
     * @param x  [..., channels]
     * @param w1 [2 inner, channels], value first, gate second
     * @param b1 [2 inner]
     * @param w2 [out, inner]
     * @param b2 [out]
     */
    public Tensor feedForwardGeglu(Tensor x, Tensor w1, Tensor b1, Tensor w2, Tensor b2) {
        return run(training ? "geglu" : "geglu_chunked", x, w1, b1, w2, b2);
    }

    /** Returns {@code attention(q, k, v, heads, false, null)}. */
    public Tensor attention(Tensor q, Tensor k, Tensor v, int heads) {
        return attention(q, k, v, heads, false, null);
    }

    /**
     * Applies multi-head scaled dot-product attention; the scale is one over the square root of the head's width.
     *
     * @param q      [batch, targets, channels]
     * @param k      [batch, sources, channels]
     * @param v      [batch, sources, channels]
     * @param causal whether a target sees only sources up to its own position; not together with a mask (add
     *               {@link #causalMask} to it instead)
     * @param mask   added to the scores, broadcast to [batch, heads, targets, sources]; null for none
     * @return [batch, targets, channels]
     */
    public Tensor attention(Tensor q, Tensor k, Tensor v, int heads, boolean causal, @Nullable Tensor mask) {
        if (mask == null) {
            return run("attention", q, k, v, heads, causal);
        }
        if (causal) {
            throw new TensorException("attention takes either the causal flag or a mask; add causalMask to the mask.");
        }
        return run("masked_attention", q, k, v, heads, mask);
    }

    /** Doubles the height and width of images by repeating pixels. */
    public Tensor upsampleNearest2x(Tensor x) {
        return run("upsample2x", x);
    }

    /** Averages squares of {@code size} by {@code size} pixels. */
    public Tensor averagePool(Tensor x, int size) {
        return run("avg_pool2d", x, size);
    }

    /**
     * Embeds timesteps as sinusoids with wavelengths from 2 pi to 10000 2 pi.
     *
     * @param timesteps     [batch]
     * @param dimension     channels of the result; an odd one is padded with a zero
     * @param flipSinToCos  cosines first
     * @param frequencyShift subtracted from the number of frequencies in the exponent: 0 in Stable Diffusion, 1 in DDPM
     * @return [batch, dimension]
     */
    public Tensor timestepEmbedding(Tensor timesteps, int dimension, boolean flipSinToCos, double frequencyShift) {
        return run("timestep_embedding", timesteps, dimension, flipSinToCos, frequencyShift);
    }

    Tensor run(String kernel, Object... arguments) {
        return training ? Kernels.record(kernel, arguments) : Kernels.run(kernel, arguments);
    }

    private static ByteBuffer direct(long bytes) {
        return ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.nativeOrder());
    }

    private static void checkCount(int values, long[] shape) {
        if (values != count(shape)) {
            throw new TensorException(values + " values cannot fill a tensor of shape " + Arrays.toString(shape) + ".");
        }
    }

    private static long count(long[] shape) {
        long n = 1;
        for (long s : shape) {
            n *= s;
        }
        return n;
    }
}
