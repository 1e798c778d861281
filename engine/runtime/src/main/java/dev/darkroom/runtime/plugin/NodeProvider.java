package dev.darkroom.runtime.plugin;

import dev.darkroom.sdk.Library;
import dev.darkroom.sdk.Migration;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.OldInputs;
import dev.darkroom.sdk.definition.NodeDefinition;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A node type of a plugin. Its class is loaded, and its one instance made, when first asked for. */
public final class NodeProvider {
    private final NodeDefinition definition;
    private final LoadedPlugin plugin;
    private @Nullable Made made;
    private @Nullable NodeUnavailableException failure;

    NodeProvider(NodeDefinition definition, LoadedPlugin plugin) {
        this.definition = definition;
        this.plugin = plugin;
    }

    /**
     * The node.
     *
     * @param inputs its record of inputs
     * @param outputs its record of outputs
     * @param ownFingerprint whether it has a fingerprint of its own
     */
    public record Made(
            Node<Record, Record> node,
            Class<? extends Record> inputs,
            Class<? extends Record> outputs,
            boolean ownFingerprint) {}

    public NodeDefinition definition() {
        return definition;
    }

    public String pluginId() {
        return plugin.id();
    }

    public String pluginVersion() {
        return plugin.version();
    }

    public String pluginDigest() {
        return plugin.sha256();
    }

    /** The plugin's class loader, for the thread that calls the node. */
    public ClassLoader loader() {
        return plugin.loader();
    }

    /**
     * The node; always the same.
     *
     * @throws NodeUnavailableException the same each time, when its class is missing, is another than the definition
     *     describes, or its constructor throws
     */
    public synchronized Made made() {
        if (failure != null) {
            throw failure;
        }
        if (made == null) {
            try {
                made = make();
            } catch (NodeUnavailableException e) {
                throw failed(e);
            } catch (RuntimeException | LinkageError e) {
                // Looking at a class can fail in many ways when a class that it names is missing or of another build.
                throw failed(unavailable("it cannot be made (" + e + ")", e));
            }
        }
        return made;
    }

    private NodeUnavailableException failed(NodeUnavailableException e) {
        failure = e;
        plugin.report(PluginProblem.Severity.ERROR, String.valueOf(e.getMessage()));
        return e;
    }

    /** The step that brings inputs from version {@code from} to the next. */
    Optional<Consumer<OldInputs>> migration(int from) {
        if (!definition.migrations().contains(from)) {
            return Optional.empty();
        }
        return Arrays.stream(load().getDeclaredMethods())
                .filter(m -> m.getAnnotation(Migration.class) != null
                        && m.getAnnotation(Migration.class).from() == from)
                .findFirst()
                .map(method -> inputs -> migrate(method, inputs));
    }

    private static void migrate(Method method, OldInputs inputs) {
        try {
            method.setAccessible(true);
            method.invoke(null, inputs);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The migration " + method.getName() + " cannot be reached.", e);
        }
    }

    private Class<?> load() {
        try {
            return Class.forName(definition.className(), true, plugin.loader());
        } catch (ClassNotFoundException | LinkageError e) {
            throw unavailable("its class " + definition.className() + " cannot be loaded (" + e + ")", e);
        }
    }

    // The record types of a node are seen by reflection only.
    @SuppressWarnings("unchecked")
    private Made make() {
        Class<?> type = load();
        if (!Node.class.isAssignableFrom(type)) {
            throw unavailable("its class " + type.getName() + " is not a Node", null);
        }
        NodeType named = type.getAnnotation(NodeType.class);
        if (named == null || !named.id().equals(definition.type()) || named.version() != definition.version()) {
            throw unavailable(
                    "its definition says version " + definition.version() + " of " + definition.type()
                            + " but its class says "
                            + (named == null ? "nothing" : "version " + named.version() + " of " + named.id()),
                    null);
        }
        Method run = Arrays.stream(type.getMethods())
                .filter(m -> m.getName().equals("run")
                        && !m.isBridge()
                        && m.getParameterCount() == 2
                        && m.getParameterTypes()[0].isRecord()
                        && m.getParameterTypes()[1] == NodeContext.class
                        && m.getReturnType().isRecord())
                .findFirst()
                .orElseThrow(() -> unavailable("its class has no method run(In, NodeContext) over records", null));
        Class<? extends Record> inputs = run.getParameterTypes()[0].asSubclass(Record.class);
        Class<? extends Record> outputs = run.getReturnType().asSubclass(Record.class);
        requireSamePorts(
                "inputs",
                inputs,
                definition.inputs().stream().map(i -> i.name()).toList());
        requireSamePorts(
                "outputs",
                outputs,
                definition.outputs().stream().map(o -> o.name()).toList());
        try {
            Node<Record, Record> node =
                    (Node<Record, Record>) type.getConstructor().newInstance();
            boolean ownFingerprint =
                    type.getMethod("fingerprint", Record.class, Library.class).getDeclaringClass() != Node.class;
            return new Made(node, inputs, outputs, ownFingerprint);
        } catch (InvocationTargetException e) {
            throw unavailable("its constructor throws " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw unavailable("it cannot be made (" + e + ")", e);
        }
    }

    private void requireSamePorts(String what, Class<? extends Record> type, List<String> ports) {
        List<String> components =
                Arrays.stream(type.getRecordComponents()).map(c -> c.getName()).toList();
        if (!components.equals(ports)) {
            throw unavailable(
                    "its definition has the " + what + " " + ports + " but its class has " + components, null);
        }
    }

    private NodeUnavailableException unavailable(String why, @Nullable Throwable cause) {
        String message = "The node type " + definition.type() + " of plugin " + plugin.id() + " " + plugin.version()
                + " cannot be used: " + why + "; update or rebuild the plugin.";
        return cause == null ? new NodeUnavailableException(message) : new NodeUnavailableException(message, cause);
    }
}
