package dev.darkroom.sdk.test;

import dev.darkroom.sdk.Fingerprint;
import dev.darkroom.sdk.Migration;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.OldInputs;
import dev.darkroom.sdk.RunCancelledException;
import dev.darkroom.sdk.port.Image;
import dev.darkroom.sdk.port.Mask;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Runs one node as the engine does, without a server or a workflow.
 *
 * <pre>{@code
 * try (var tester = NodeTester.of(new Vignette())) {
 *     var out = tester.run(new Vignette.In(NodeTester.image(8, 8, 1f), 0.5));
 *     assertThat(out.image().at(0, 0, 0)).isLessThan(1f);
 * }
 * }</pre>
 *
 * <p>Inputs are taken as they are: defaults and ranges are the engine's business. After each call whatever the node gave
 * to {@code own} and did not hand over is closed; {@link #close} closes the outputs. An {@link AssertionError} says when
 * the node breaks the contract: it leaks (see {@link #counting}), closes what it borrowed (see {@link #lend}), gives a
 * null, swallows a cancellation, or keeps the context.
 *
 * @param <I> record of inputs
 * @param <O> record of outputs
 */
public final class NodeTester<I extends Record, O extends Record> implements AutoCloseable {
    private static final int NEVER = Integer.MAX_VALUE;

    private final Node<I, O> node;
    private final TestLibrary library = new TestLibrary();
    private final TestOutputs outputs = new TestOutputs();
    private final List<AutoCloseable> handedOver = new ArrayList<>();
    private final List<String> closedInputs = new ArrayList<>();
    private @Nullable LongSupplier live;
    private @Nullable TestContext last;
    private long liveBefore;
    private int cancelAt = NEVER;

    private NodeTester(Node<I, O> node) {
        this.node = node;
    }

    public static <I extends Record, O extends Record> NodeTester<I, O> of(Node<I, O> node) {
        return new NodeTester<>(node);
    }

    /** Puts a file into the input folder. */
    public NodeTester<I, O> input(String name, byte[] content) {
        library.addInput(name, content);
        return this;
    }

    /** Puts a model's file or folder into the library. */
    public NodeTester<I, O> model(String name, Path path) {
        library.addModel(name, path);
        return this;
    }

    /** The folder in which the node keeps what is to outlive a run, as {@link dev.darkroom.sdk.Library#state} gives it. */
    public Path state(String name) {
        return library.state("state", name);
    }

    /** Sets the names behind {@code @Choices(from = list)}. */
    public NodeTester<I, O> choices(String list, String... values) {
        library.addChoices(list, List.of(values));
        return this;
    }

    /** Sets what {@link dev.darkroom.sdk.Outputs#provenance} gives. */
    public NodeTester<I, O> provenance(String json) {
        outputs.provenance(json);
        return this;
    }

    /** Cancels the run at the n-th report of progress; 0 is before the first. */
    public NodeTester<I, O> cancelAtStep(int step) {
        cancelAt = step;
        return this;
    }

    /**
     * Watches a count of live resources, such as bytes of native memory. {@link #close} fails when it is not what it was
     * now, after the outputs were closed; so does {@link #run} when the call fails and leaves some open.
     */
    public NodeTester<I, O> counting(LongSupplier liveResources) {
        live = liveResources;
        liveBefore = liveResources.getAsLong();
        return this;
    }

    /**
     * A resource to use as an input: when the node closes it, though it is only borrowed, {@link #run} fails.
     *
     * @param type an interface
     */
    public <T> T lend(Class<T> type, T resource) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            switch (method.getName()) {
                case "close" -> {
                    closedInputs.add(type.getSimpleName());
                    return null;
                }
                case "equals" -> {
                    return proxy == args[0];
                }
                default -> {
                    try {
                        return method.invoke(resource, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }
            }
        }));
    }

    /**
     * Runs the node once.
     *
     * @throws Exception whatever the node throws
     */
    public O run(I inputs) throws Exception {
        List<Object> borrowed = Identity.valuesOf(inputs);
        TestContext context =
                new TestContext(LoggerFactory.getLogger(node.getClass()), library, outputs, borrowed, cancelAt);
        last = context;
        O result;
        try {
            result = node.run(inputs, context);
        } catch (Exception | Error e) {
            context.end(List.of());
            checkBorrowed();
            if (handedOver.isEmpty() && !(e instanceof AssertionError)) {
                checkLive("after the call failed with " + e);
            }
            throw e;
        }
        if (result == null) {
            throw new AssertionError("the node returned null, but it must return its record of outputs");
        }
        List<Object> given = Identity.valuesOf(result);
        for (Object value : given) {
            if (value instanceof AutoCloseable resource
                    && !Identity.contains(borrowed, value)
                    && !Identity.contains(handedOver, value)) {
                handedOver.add(resource);
            }
        }
        context.end(given);
        checkBorrowed();
        if (context.cancelled()) {
            throw new AssertionError(
                    "the run was cancelled but the node returned a result; it must pass RunCancelledException on");
        }
        return result;
    }

    /** As {@link #run}, for a run that {@link #cancelAtStep} stops: fails when the node ends in any other way. */
    public void runUntilCancelled(I inputs) throws Exception {
        try {
            run(inputs);
        } catch (RunCancelledException expected) {
            return;
        }
        throw new AssertionError("the node was done before step " + cancelAt + " and was never cancelled");
    }

    /** What the result depends on besides the inputs. */
    public Fingerprint fingerprint(I inputs) {
        return node.fingerprint(inputs, library);
    }

    /** Brings inputs saved by an older version to the present one, by every migration in turn. */
    public Map<String, Object> migrate(int fromVersion, Map<String, Object> savedInputs) {
        NodeType type = node.getClass().getAnnotation(NodeType.class);
        if (type == null) {
            throw new IllegalArgumentException(node.getClass().getName() + " has no @NodeType");
        }
        OldInputs inputs = new OldInputs(savedInputs);
        for (int version = fromVersion; version < type.version(); version++) {
            migrateFrom(version, inputs);
        }
        return inputs.toMap();
    }

    /** What the last run reported. */
    public List<Progress> progress() {
        return last == null ? List.of() : last.progress();
    }

    /** What the last run showed. Every preview is taken, as if somebody always watched. */
    public List<Image> previews() {
        return last == null ? List.of() : last.previews();
    }

    /** What the last run told people. */
    public List<String> notes() {
        return last == null ? List.of() : last.notes();
    }

    /** What all runs saved, in order. */
    public List<Saved> saved() {
        return outputs.saved();
    }

    /** A picture of one grey. */
    public static Image image(int width, int height, float value) {
        float[] rgb = new float[3 * width * height];
        Arrays.fill(rgb, value);
        return Image.of(width, height, rgb);
    }

    /** A picture in which no two neighbours are alike: red grows to the right, green downwards, blue along both. */
    public static Image gradient(int width, int height) {
        float[] rgb = new float[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = 3 * (y * width + x);
                rgb[i] = (x + 0.5f) / width;
                rgb[i + 1] = (y + 0.5f) / height;
                rgb[i + 2] = (rgb[i] + rgb[i + 1]) / 2;
            }
        }
        return Image.of(width, height, rgb);
    }

    /** A mask of one value. */
    public static Mask mask(int width, int height, float value) {
        float[] values = new float[width * height];
        Arrays.fill(values, value);
        return Mask.of(width, height, values);
    }

    /** Closes the outputs, deletes the temporary folders, and fails when the node leaked. */
    @Override
    public void close() {
        List<Throwable> failures = new ArrayList<>();
        handedOver.forEach(resource -> Closing.close(resource, failures));
        handedOver.clear();
        library.delete();
        Closing.fail(failures);
        checkLive("after its outputs were closed");
    }

    private void checkBorrowed() {
        if (!closedInputs.isEmpty()) {
            String what = String.join(", ", closedInputs);
            closedInputs.clear();
            throw new AssertionError("the node closed its input " + what + ", but inputs are borrowed and stay open");
        }
    }

    private void checkLive(String when) {
        if (live != null && live.getAsLong() != liveBefore) {
            throw new AssertionError(
                    "the node leaks: " + liveBefore + " resources were live before, " + live.getAsLong() + " are "
                            + when + "; give them to context.own(...) or hand them over as outputs");
        }
    }

    private void migrateFrom(int version, OldInputs inputs) {
        for (Method method : node.getClass().getDeclaredMethods()) {
            Migration migration = method.getAnnotation(Migration.class);
            if (migration != null && migration.from() == version) {
                try {
                    method.setAccessible(true);
                    method.invoke(null, inputs);
                    return;
                } catch (InvocationTargetException e) {
                    throw new AssertionError(
                            "the migration " + method.getName() + " failed: " + e.getCause(), e.getCause());
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        throw new AssertionError("there is no migration from version " + version);
    }
}
