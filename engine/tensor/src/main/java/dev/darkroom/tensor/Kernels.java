package dev.darkroom.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The kernel module, {@code kernels.torchscript}, loaded into libtorch, and the only class that touches
 * {@code ai.djl.pytorch.jni}.
 *
 * <p>{@link #run} computes in libtorch's inference mode; {@link #record} lets autograd see the call. DJL offers the second
 * only for tensor arguments, so the native method behind both is reached through a method handle: with it scalars stay
 * inside libtorch. DJL's own {@code mul(Number)} and its losses must never be used in a graph: they free the scalar's
 * memory while autograd still holds it.
 */
final class Kernels {
    private static final ThreadLocal<Boolean> PREPARED_THREAD = ThreadLocal.withInitial(() -> {
        // Thread-local in libtorch. The profiling executor gains nothing here and makes first calls slow.
        JniUtils.setGraphExecutorOptimize(false);
        return true;
    });

    /** Kernels whose result may share memory with their first argument. */
    private static final Set<String> VIEWS = Set.of(
            "cast",
            "contiguous",
            "detach",
            "reshape",
            "expand",
            "permute",
            "transpose",
            "narrow",
            "chunk",
            "add_into",
            "scale_all",
            "lerp_all",
            "copy_all");

    private Kernels() {}

    /** Runs a kernel in inference mode. */
    static Tensor run(String kernel, Object... arguments) {
        return call(false, kernel, arguments)[0];
    }

    /** Runs a kernel that autograd may record. */
    static Tensor record(String kernel, Object... arguments) {
        return call(true, kernel, arguments)[0];
    }

    /** Runs a kernel that only writes into tensors it is given. */
    static void update(String kernel, Object... arguments) {
        Scope.outside(() -> run(kernel, arguments)).close();
    }

    /** Runs a kernel that returns one tensor or a list of them. */
    static Tensor[] call(boolean recorded, String kernel, Object... arguments) {
        Native n = Native.INSTANCE;
        PREPARED_THREAD.get();
        IValue[] values = new IValue[arguments.length];
        Object memory = null;
        try {
            for (int i = 0; i < arguments.length; i++) {
                Object argument = arguments[i];
                values[i] = value(argument, recorded);
                if (memory == null && argument instanceof Tensor t) {
                    memory = t.memory();
                }
            }
            boolean writable =
                    !recorded && (!VIEWS.contains(kernel) || (arguments[0] instanceof Tensor t && t.isIntermediate()));
            try (IValue result =
                    recorded ? n.record(kernel, values) : IValueUtils.runMethod(n.module, kernel, values)) {
                if (result.isTensor()) {
                    return new Tensor[] {wrap(result.toTensor(n.manager), memory, !recorded, writable)};
                }
                PtNDArray[] arrays = result.toTensorArray(n.manager);
                Tensor[] tensors = new Tensor[arrays.length];
                for (int i = 0; i < arrays.length; i++) {
                    tensors[i] = wrap(arrays[i], memory, !recorded, writable);
                }
                return tensors;
            }
        } catch (EngineException e) {
            throw failure(kernel, arguments, e);
        } finally {
            for (IValue value : values) {
                if (value != null) {
                    value.close();
                }
            }
            Reference.reachabilityFence(arguments);
        }
    }

    private static Tensor wrap(PtNDArray array, @Nullable Object memory, boolean inference, boolean writable) {
        return new Tensor(array, dtype(array), memory, inference, writable);
    }

    private static DType dtype(PtNDArray array) {
        return switch (array.getDataType()) {
            case FLOAT32 -> DType.F32;
            case FLOAT64 -> DType.F64;
            case FLOAT16 -> DType.F16;
            case INT64 -> DType.I64;
            case INT32 -> DType.I32;
            case UINT8 -> DType.U8;
            case BOOLEAN -> DType.BOOL;
            // DJL does not know bfloat16 tensors that libtorch made.
            default -> DType.BF16;
        };
    }

    private static IValue value(Object argument, boolean recorded) {
        if (argument instanceof Tensor t) {
            return IValue.from(recorded ? t.recordableArray() : t.array());
        }
        if (argument instanceof Integer i) {
            return IValue.from((long) i);
        }
        if (argument instanceof Long l) {
            return IValue.from((long) l);
        }
        if (argument instanceof Double d) {
            return IValue.from((double) d);
        }
        if (argument instanceof Boolean b) {
            return IValue.from((boolean) b);
        }
        if (argument instanceof long[] l) {
            return IValue.listFrom(l);
        }
        if (argument instanceof Tensor[] tensors) {
            PtNDArray[] arrays = new PtNDArray[tensors.length];
            for (int i = 0; i < arrays.length; i++) {
                arrays[i] = recorded ? tensors[i].recordableArray() : tensors[i].array();
            }
            return IValue.listFrom(arrays);
        }
        throw new IllegalArgumentException("No kernel takes a " + argument.getClass());
    }

    /** What libtorch's allocators, C++ and oneDNN say when the system gives them no memory. */
    private static final List<String> NO_MEMORY =
            List.of("you tried to allocate", "std::bad_alloc", "out of memory", "Cannot allocate memory");

    /** As Java says it when it runs out itself: callers that are to survive the one survive the other. */
    private static OutOfMemoryError outOfMemory(EngineException e) {
        String said = Objects.requireNonNullElse(e.getMessage(), "")
                .lines()
                .filter(Kernels::saysNoMemory)
                .findFirst()
                .orElse("");
        OutOfMemoryError error = new OutOfMemoryError("Native memory: " + said.strip());
        error.initCause(e);
        return error;
    }

    private static boolean saysNoMemory(String text) {
        return NO_MEMORY.stream().anyMatch(text::contains);
    }

    private static TensorException failure(String kernel, Object[] arguments, EngineException e) {
        String text = Objects.requireNonNullElse(e.getMessage(), "");
        if (saysNoMemory(text)) {
            throw outOfMemory(e);
        }
        String reason = text.lines()
                .filter(line -> line.startsWith("RuntimeError: "))
                .map(line -> line.substring("RuntimeError: ".length()))
                .findFirst()
                .orElseGet(() -> text.lines().findFirst().orElse("no reason given"));
        String given = Arrays.stream(arguments)
                .map(a -> a instanceof Tensor[] list
                        ? Arrays.toString(list)
                        : a instanceof long[] list ? Arrays.toString(list) : String.valueOf(a))
                .collect(Collectors.joining(", "));
        return new TensorException(kernel + " cannot be computed on (" + given + "): " + reason, e);
    }

    /** Copies any tensor into one of its own memory that autograd accepts as a leaf. */
    static Tensor owned(Tensor source) {
        PREPARED_THREAD.get();
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(false);
        try {
            return wrap(JniUtils.clone(source.array()), null, false, false);
        } catch (EngineException e) {
            throw failure("a copy", new Object[] {source}, e);
        } finally {
            JniUtils.setGradMode(before);
        }
    }

    /** Copies a Java buffer into native memory of its own. */
    static Tensor copyOf(ByteBuffer buffer, DType dtype, long... shape) {
        Native n = Native.INSTANCE;
        PREPARED_THREAD.get();
        // from_blob does not keep the Java buffer alive, so nothing but this copy may ever see it.
        try (PtNDArray blob = n.manager.create(buffer, new Shape(shape), dataType(dtype))) {
            return wrap(JniUtils.clone(blob), null, false, false);
        } catch (EngineException e) {
            throw failure("a copy", new Object[] {shape}, e);
        } finally {
            Reference.reachabilityFence(buffer);
        }
    }

    /**
     * Makes a tensor that reads a direct buffer in place.
     *
     * @param slice  a buffer with position 0, since libtorch takes its base address; U8 stands for any type of bytes
     * @param memory what keeps the buffer's memory
     */
    static Tensor view(ByteBuffer slice, DType dtype, Object memory, long... shape) {
        Native n = Native.INSTANCE;
        return wrap(n.manager.create(slice, new Shape(shape), dataType(dtype)), memory, false, false);
    }

    static Tensor full(double value, DType dtype, long... shape) {
        Native n = Native.INSTANCE;
        PREPARED_THREAD.get();
        try {
            return wrap(
                    JniUtils.full(
                            n.manager,
                            new Shape(shape),
                            value,
                            dataType(dtype),
                            Device.cpu(),
                            ai.djl.ndarray.types.SparseFormat.DENSE),
                    null,
                    false,
                    false);
        } catch (EngineException e) {
            throw failure("a constant", new Object[] {shape}, e);
        }
    }

    private static DataType dataType(DType dtype) {
        return switch (dtype) {
            case F64 -> DataType.FLOAT64;
            case F32 -> DataType.FLOAT32;
            case F16 -> DataType.FLOAT16;
            case I64 -> DataType.INT64;
            case I32 -> DataType.INT32;
            case U8 -> DataType.UINT8;
            case BOOL -> DataType.BOOLEAN;
            // DJL aborts the whole process when asked for one.
            case BF16 -> throw new IllegalArgumentException("bfloat16 tensors are made from bytes");
        };
    }

    /** Turns recording by autograd on or off for this thread and returns how it was. */
    static boolean setRecording(boolean on) {
        Objects.requireNonNull(Native.INSTANCE);
        PREPARED_THREAD.get();
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(on);
        return before;
    }

    static void requireGradient(Tensor parameter) {
        JniUtils.attachGradient(parameter.array(), true);
    }

    /** Computes the gradients of all tensors that require one, adding to what they have. */
    static void backward(Tensor loss) {
        try (Tensor one = Scope.outside(() -> full(1, loss.dtype(), loss.shape()))) {
            JniUtils.backward(loss.array(), one.array(), false, false);
        } catch (EngineException e) {
            throw failure("backward", new Object[] {loss}, e);
        }
    }

    /** The gradient, sharing memory with the parameter's own; null when the loss did not depend on the parameter. */
    static @Nullable Tensor gradient(Tensor parameter) {
        PtNDArray gradient = JniUtils.getGradient(parameter.array());
        return gradient == null ? null : wrap(gradient, null, false, false);
    }

    static void zeroGradient(Tensor parameter) {
        JniUtils.zeroGrad(parameter.array());
    }

    /** Seeds libtorch's own generator and draws from it; only to compare {@link TorchRandom} with. */
    static Tensor referenceNoise(long seed, long... shape) {
        Native n = Native.INSTANCE;
        JniUtils.setSeed(seed);
        return wrap(
                JniUtils.normal(n.manager, 0, 1, new Shape(shape), DataType.FLOAT32, Device.cpu()), null, false, false);
    }

    static int threads() {
        Objects.requireNonNull(Native.INSTANCE);
        return JniUtils.getNumThreads();
    }

    /** libtorch and the module, made at the first use. */
    private static final class Native {
        static final Native INSTANCE = new Native();

        final PtNDManager manager;
        final PtSymbolBlock module;
        private final MethodHandle run;
        private final MethodHandle newValue;

        private Native() {
            // DJL would otherwise report its start over the network and look for newer native libraries there.
            defaultProperty("OPT_OUT_TRACKING", "true");
            defaultProperty("ai.djl.offline", "true");
            Engine engine = Engine.getEngine("PyTorch");
            manager = (PtNDManager) engine.newBaseManager(Device.cpu());
            try (InputStream source = Objects.requireNonNull(
                    Kernels.class.getResourceAsStream("kernels.torchscript"), "kernels.torchscript")) {
                byte[] archive = TorchScriptArchive.of(new String(source.readAllBytes(), StandardCharsets.UTF_8));
                JniUtils.setGraphExecutorOptimize(false);
                module = JniUtils.loadModule(manager, new ByteArrayInputStream(archive), false, false);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            try {
                MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(IValueUtils.class, MethodHandles.lookup());
                Class<?> library = lookup.findClass("ai.djl.pytorch.jni.PyTorchLibrary");
                run = lookup.findVirtual(
                                library,
                                "moduleRunMethod",
                                MethodType.methodType(
                                        long.class,
                                        long.class,
                                        String.class,
                                        long[].class,
                                        boolean.class,
                                        boolean.class))
                        .bindTo(lookup.findStaticGetter(library, "LIB", library).invoke());
                newValue = lookup.findConstructor(IValue.class, MethodType.methodType(void.class, long.class));
            } catch (Throwable e) {
                throw new IllegalStateException(
                        "This build of Darkroom needs DJL 0.35; another version is on the class path.", e);
            }
        }

        private static void defaultProperty(String name, String value) {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        }

        IValue record(String kernel, IValue[] values) {
            long[] handles = new long[values.length];
            for (int i = 0; i < handles.length; i++) {
                handles[i] = values[i].getHandle();
            }
            try {
                return (IValue)
                        newValue.invoke((long) run.invoke((long) module.getHandle(), kernel, handles, true, false));
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
