package dev.darkroom.runtime.execution;

import dev.darkroom.runtime.plugin.NodeProvider;
import dev.darkroom.sdk.definition.InputDefinition;
import dev.darkroom.sdk.definition.NodeDefinition;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes a node type's record of inputs and takes its record of outputs apart. Made once for each type. */
final class NodeBinding {
    private final NodeProvider.Made made;
    private final List<PortBinding> ports;
    private final MethodHandle constructor;
    private final List<MethodHandle> accessors;

    private NodeBinding(
            NodeProvider.Made made, List<PortBinding> ports, MethodHandle constructor, List<MethodHandle> accessors) {
        this.made = made;
        this.ports = ports;
        this.constructor = constructor;
        this.accessors = accessors;
    }

    /** @throws dev.darkroom.runtime.plugin.NodeUnavailableException when the node cannot be made */
    static NodeBinding of(NodeProvider provider) {
        NodeProvider.Made made = provider.made();
        NodeDefinition definition = provider.definition();
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(made.inputs(), MethodHandles.lookup());
            RecordComponent[] components = made.inputs().getRecordComponents();
            List<PortBinding> ports = new ArrayList<>();
            MethodType type = MethodType.methodType(void.class);
            for (int i = 0; i < components.length; i++) {
                InputDefinition input = definition.inputs().get(i);
                ports.add(PortBinding.of(components[i], input));
                type = type.appendParameterTypes(components[i].getType());
            }
            MethodHandle constructor = lookup.findConstructor(made.inputs(), type)
                    .asSpreader(Object[].class, components.length)
                    .asType(MethodType.methodType(Record.class, Object[].class));
            List<MethodHandle> accessors = new ArrayList<>();
            MethodHandles.Lookup outputs = MethodHandles.privateLookupIn(made.outputs(), MethodHandles.lookup());
            for (RecordComponent component : made.outputs().getRecordComponents()) {
                accessors.add(outputs.unreflect(component.getAccessor())
                        .asType(MethodType.methodType(Object.class, Record.class)));
            }
            return new NodeBinding(made, List.copyOf(ports), constructor, List.copyOf(accessors));
        } catch (IllegalAccessException | NoSuchMethodException e) {
            throw new IllegalStateException("The records of " + definition.type() + " cannot be reached.", e);
        }
    }

    NodeProvider.Made made() {
        return made;
    }

    List<PortBinding> ports() {
        return ports;
    }

    /**
     * A record of inputs.
     *
     * @param given what the workflow gives to a port; null when nothing
     * @throws dev.darkroom.sdk.InvalidInputException when a value does not fit
     */
    Record inputs(Function<PortBinding, @Nullable Supplier<Object>> given) throws Throwable {
        Object[] arguments = new Object[ports.size()];
        for (int i = 0; i < arguments.length; i++) {
            PortBinding port = ports.get(i);
            arguments[i] = port.bind(given.apply(port));
        }
        return (Record) constructor.invokeExact(arguments);
    }

    /** The values of the output ports, in order; null where the node left one out. */
    @Nullable
    Object[] outputs(Record outputs) throws Throwable {
        @Nullable Object[] values = new Object[accessors.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (Object) accessors.get(i).invokeExact(outputs);
        }
        return values;
    }
}
