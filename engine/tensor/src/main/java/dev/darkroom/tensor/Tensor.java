package dev.darkroom.tensor;

import ai.djl.pytorch.engine.PtNDArray;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * An n-dimensional array in native memory. Immutable to its readers: operations make new tensors. It must be closed, by
 * its owner or by the {@link Scope} it was made in; closing twice does no harm, and a view stays valid when the tensor it
 * was made from is closed.
 *
 * <p>Tensors may be read by several threads at once; closing one while another thread computes with it is an error of
 * the caller.
 */
public final class Tensor implements AutoCloseable {
    private static final AtomicLong OPEN = new AtomicLong();

    private final PtNDArray array;
    private final long[] shape;
    private final DType dtype;
    /** What must not be garbage-collected while this tensor may read it: the mapping of a weights file. */
    private final @Nullable Object memory;
    /** Made in libtorch's inference mode: such a tensor cannot take part in a recorded graph. */
    private final boolean inference;
    /** Made by an operation in memory that nothing else can be reading but views of it. */
    private final boolean writable;

    private boolean closed;
    private boolean constant;
    private @Nullable PreparedConvolution prepared;
    private @Nullable Tensor recordable;

    Tensor(PtNDArray array, DType dtype, @Nullable Object memory, boolean inference, boolean writable) {
        this.array = array;
        this.shape = array.getShape().getShape();
        this.dtype = dtype;
        this.memory = memory;
        this.inference = inference;
        this.writable = writable;
        OPEN.incrementAndGet();
        Scope.register(this);
    }

    /** Returns the sizes of all dimensions; empty for a scalar. */
    public long[] shape() {
        return shape.clone();
    }

    /**
     * Returns the size of one dimension.
     *
     * @param dimension its index; negative counts from the end
     */
    public long size(int dimension) {
        return shape[dimension < 0 ? shape.length + dimension : dimension];
    }

    /** Returns the number of dimensions. */
    public int rank() {
        return shape.length;
    }

    /** Returns the number of elements. */
    public long elements() {
        long n = 1;
        for (long s : shape) {
            n *= s;
        }
        return n;
    }

    /** Returns the element type. */
    public DType dtype() {
        return dtype;
    }

    /** Copies the elements out in row-major order, converted to float; at most 2^31-1 of them. */
    public float[] toFloats() {
        if (dtype == DType.F32) {
            return array().toFloatArray();
        }
        try (Tensor floats = Scope.outside(() -> Kernels.run("cast", this, DType.F32.torchCode()))) {
            return floats.array().toFloatArray();
        }
    }

    /** Copies the elements out in row-major order, converted to long (floats are cut towards zero). */
    public long[] toLongs() {
        if (dtype == DType.I64) {
            return array().toLongArray();
        }
        try (Tensor longs = Scope.outside(() -> Kernels.run("cast", this, DType.I64.torchCode()))) {
            return longs.array().toLongArray();
        }
    }

    /**
     * Returns the only element.
     *
     * @throws TensorException when there is not exactly one
     */
    public float item() {
        if (elements() != 1) {
            throw new TensorException("A tensor of shape " + Arrays.toString(shape) + " has no single value.");
        }
        return toFloats()[0];
    }

    /** Tells whether {@link #close} was called. */
    public synchronized boolean isClosed() {
        return closed;
    }

    /** Frees the native memory at once, unless a view still needs it. */
    @Override
    public void close() {
        PreparedConvolution preparedThen;
        Tensor recordableThen;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            preparedThen = prepared;
            recordableThen = recordable;
            prepared = null;
            recordable = null;
        }
        OPEN.decrementAndGet();
        array.close();
        if (preparedThen != null) {
            preparedThen.close();
        }
        if (recordableThen != null) {
            recordableThen.close();
        }
    }

    /** Returns the number of tensors of this process that were not closed; tests use it to find leaks. What is kept
     * with constant weights counts too. */
    public static long openCount() {
        return OPEN.get();
    }

    @Override
    public String toString() {
        return dtype + Arrays.toString(shape);
    }

    PtNDArray array() {
        if (isClosed()) {
            throw new IllegalStateException("The tensor " + this + " was closed and can no longer be read.");
        }
        return array;
    }

    @Nullable
    Object memory() {
        return memory;
    }

    /** Copies the elements' bytes out, little-endian, in row-major order. */
    byte[] bytes() {
        try (Tensor raw = Scope.outside(() -> Kernels.run("raw_bytes", this))) {
            return raw.array().toByteArray();
        }
    }

    /**
     * Says that the values never change, so that inference may keep what it derives from them (a convolution weight in
     * another form) until this tensor is closed. A {@link Checkpoint} says it of its own weights.
     *
     * @return this tensor
     */
    public Tensor asConstant() {
        constant = true;
        return this;
    }

    /** Says that this tensor is never closed, since it lives as long as the process: not a leak. */
    Tensor markPermanent() {
        OPEN.decrementAndGet();
        return this;
    }

    /** Tells whether derived forms may be cached: false for parameters under training and for intermediates. */
    boolean isConstant() {
        return constant;
    }

    /** Tells whether the memory was made by an operation in inference, so that a later one may write into it. */
    boolean isIntermediate() {
        return writable && !constant && memory == null;
    }

    /** The cached forms of a constant convolution weight. */
    synchronized PreparedConvolution prepared() {
        array();
        PreparedConvolution p = prepared;
        if (p == null) {
            p = new PreparedConvolution(this);
            prepared = p;
        }
        return p;
    }

    /** This tensor, or a copy made once, in a form that autograd accepts. */
    synchronized PtNDArray recordableArray() {
        if (!inference) {
            return array();
        }
        Tensor r = recordable;
        if (r == null) {
            array();
            r = Scope.outside(() -> Kernels.owned(this));
            recordable = r;
        }
        return r.array();
    }
}
