package dev.darkroom.sdk.processor;

import dev.darkroom.sdk.Choices;
import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.Multiline;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.Range;
import dev.darkroom.sdk.Seed;
import dev.darkroom.sdk.ShownWhen;
import dev.darkroom.sdk.definition.InputDefinition;
import dev.darkroom.sdk.definition.NodeDefinition;
import dev.darkroom.sdk.definition.OutputDefinition;
import dev.darkroom.sdk.definition.RowHeight;
import dev.darkroom.sdk.processor.PortTypes.Carried;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads the declaration of one node type. */
final class Nodes {
    private static final List<Class<? extends Annotation>> FOR_INPUTS =
            List.of(Range.class, Default.class, Choices.class, Multiline.class, Seed.class, ShownWhen.class);

    private final Types types;
    private final Elements elements;
    private final BiConsumer<Element, String> report;
    private boolean failed;

    Nodes(Types types, Elements elements, BiConsumer<Element, String> report) {
        this.types = types;
        this.elements = elements;
        this.report = report;
    }

    /** The definition, or nothing when mistakes were reported. */
    Optional<NodeDefinition> read(TypeElement node) {
        NodeType declared = node.getAnnotation(NodeType.class);
        if (declared == null) {
            return Optional.empty();
        }
        String name = node.getQualifiedName().toString();
        String doc = Documentation.parse(elements.getDocComment(node)).description();
        check(name, () -> NodeClass.check(node));
        check(name, () -> Names.checkId(node, "id", declared.id()));
        for (String alias : declared.aliases()) {
            check(name, () -> Names.checkId(node, "alias", alias));
        }
        check(name, () -> Names.checkCategory(node, declared.category()));
        check(name, () -> requireDoc(node, doc));
        List<Integer> migrations = new ArrayList<>();
        check(name, () -> migrations.addAll(Migrations.read(node, declared.version())));

        List<InputDefinition> inputs = new ArrayList<>();
        List<OutputDefinition> outputs = new ArrayList<>();
        check(name, () -> {
            DeclaredType contract = contract(node);
            TypeElement in = record(node, contract, 0);
            TypeElement out = record(node, contract, 1);
            inputs.addAll(inputs(name, in));
            outputs.addAll(outputs(name, out));
        });
        if (failed) {
            return Optional.empty();
        }
        int height = RowHeight.HEADER
                + inputs.stream().mapToInt(InputDefinition::rowHeight).sum()
                + outputs.stream().mapToInt(OutputDefinition::rowHeight).sum();
        return Optional.of(new NodeDefinition(
                declared.id(),
                declared.version(),
                declared.title().isBlank() ? title(declared.id()) : declared.title(),
                declared.category(),
                doc,
                elements.getBinaryName(node).toString(),
                List.of(declared.aliases()),
                declared.output(),
                declared.device(),
                inputs,
                outputs,
                migrations,
                height));
    }

    private List<InputDefinition> inputs(String node, TypeElement in) {
        Documentation doc = Documentation.parse(elements.getDocComment(in));
        List<InputDefinition> inputs = new ArrayList<>();
        for (RecordComponentElement port : in.getRecordComponents()) {
            check(node + ", input " + port.getSimpleName(), () -> {
                Names.checkPort(port);
                String text = requirePortDoc(port, in, doc);
                inputs.add(Inputs.read(port, text));
            });
        }
        if (inputs.size() < in.getRecordComponents().size()) {
            return inputs;
        }
        for (int i = 0; i < inputs.size(); i++) {
            InputDefinition input = inputs.get(i);
            RecordComponentElement port = in.getRecordComponents().get(i);
            if (input.shownWhen().isPresent()) {
                check(node + ", input " + input.name(), () -> Inputs.checkCondition(port, input, inputs));
            }
        }
        return inputs;
    }

    private List<OutputDefinition> outputs(String node, TypeElement out) {
        Documentation doc = Documentation.parse(elements.getDocComment(out));
        List<OutputDefinition> outputs = new ArrayList<>();
        for (RecordComponentElement port : out.getRecordComponents()) {
            check(node + ", output " + port.getSimpleName(), () -> {
                Names.checkPort(port);
                String text = requirePortDoc(port, out, doc);
                outputs.add(output(port, text));
            });
        }
        return outputs;
    }

    private static OutputDefinition output(RecordComponentElement port, String doc) throws Mistake {
        Carried carried = PortTypes.read(port, port.asType());
        if (carried.lazy() || carried.optional()) {
            throw new Mistake(
                    port,
                    "is " + (carried.lazy() ? "Lazy" : "Optional")
                            + ", but outputs are always there; give the bare type, or a List which may be empty.");
        }
        for (Class<? extends Annotation> annotation : FOR_INPUTS) {
            if (port.getAnnotation(annotation) != null) {
                throw new Mistake(
                        port,
                        "@" + annotation.getSimpleName() + " stands on an output, but describes inputs; remove it.");
            }
        }
        return new OutputDefinition(port.getSimpleName().toString(), carried.type(), doc, RowHeight.SOCKET);
    }

    private static void requireDoc(TypeElement node, String doc) throws Mistake {
        if (doc.isEmpty()) {
            throw new Mistake(
                    node,
                    "has no Javadoc, but it becomes the node's help text; write what the node does, in a sentence or two,"
                            + " above the class.");
        }
    }

    private static String requirePortDoc(RecordComponentElement port, TypeElement owner, Documentation doc)
            throws Mistake {
        String text = doc.param(port.getSimpleName().toString());
        if (text.isEmpty()) {
            throw new Mistake(
                    port,
                    "has no documentation, but it becomes the port's help text; write \"@param " + port.getSimpleName()
                            + " ...\" in the Javadoc of " + owner.getSimpleName() + ".");
        }
        return text;
    }

    private DeclaredType contract(TypeElement node) throws Mistake {
        Optional<DeclaredType> contract = supertype(node.asType(), Node.class.getName());
        if (contract.isEmpty() || contract.get().getTypeArguments().size() != 2) {
            throw new Mistake(
                    node, "does not say what it takes and gives; let it implement Node<In, Out> with two records.");
        }
        return contract.get();
    }

    private Optional<DeclaredType> supertype(TypeMirror type, String name) {
        if (type instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element
                && element.getQualifiedName().contentEquals(name)) {
            return Optional.of(declared);
        }
        return types.directSupertypes(type).stream()
                .flatMap(s -> supertype(s, name).stream())
                .findFirst();
    }

    private static TypeElement record(TypeElement node, DeclaredType contract, int argument) throws Mistake {
        TypeMirror type = contract.getTypeArguments().get(argument);
        String role = argument == 0 ? "inputs" : "outputs";
        if (type.getKind() != TypeKind.DECLARED
                || !(((DeclaredType) type).asElement() instanceof TypeElement record)
                || record.getKind() != ElementKind.RECORD
                || !record.getTypeParameters().isEmpty()) {
            throw new Mistake(
                    node,
                    "its " + role + " are " + type
                            + ", but a record without type parameters is expected; declare one.");
        }
        NodeClass.requirePublic(record, node, "the record of its " + role);
        return record;
    }

    private static String title(String id) {
        String words = id.substring(id.indexOf('.') + 1).replace('-', ' ');
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private void check(String subject, Check check) {
        try {
            check.run();
        } catch (Mistake mistake) {
            failed = true;
            report.accept(mistake.at(), subject + ": " + mistake.getMessage());
        }
    }

    @FunctionalInterface
    private interface Check {
        void run() throws Mistake;
    }
}
