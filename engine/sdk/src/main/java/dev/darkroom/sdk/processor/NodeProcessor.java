package dev.darkroom.sdk.processor;

import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.definition.NodeDefinition;
import dev.darkroom.sdk.port.PortType;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/**
 * Writes the definition of each class with {@link NodeType} to {@code META-INF/darkroom/nodes/<type>.json} and their list
 * to {@code META-INF/darkroom/nodes.idx}. PF4J's own processor, which must run too, writes
 * {@code META-INF/extensions.idx}.
 */
public final class NodeProcessor extends AbstractProcessor {
    /** The list of definition files, one resource path a line. */
    static final String INDEX = "META-INF/darkroom/nodes.idx";

    private static final String FOLDER = "META-INF/darkroom/nodes/";

    private final Map<String, String> classesByType = new TreeMap<>();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(NodeType.class.getName(), PortType.class.getName());
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (Element element : round.getElementsAnnotatedWith(PortType.class)) {
            new Names(this::report).checkPortType((TypeElement) element);
        }
        for (Element element : round.getElementsAnnotatedWith(NodeType.class)) {
            Optional<NodeDefinition> definition = new Nodes(
                            processingEnv.getTypeUtils(), processingEnv.getElementUtils(), this::report)
                    .read((TypeElement) element);
            definition.ifPresent(d -> write(d, element));
        }
        if (round.processingOver() && !classesByType.isEmpty()) {
            StringBuilder index = new StringBuilder();
            classesByType
                    .keySet()
                    .forEach(type -> index.append(FOLDER).append(type).append(".json\n"));
            write(INDEX, index.toString());
        }
        // Not claimed: PF4J's processor must see the annotation too.
        return false;
    }

    private void write(NodeDefinition definition, Element element) {
        String other = classesByType.putIfAbsent(definition.type(), definition.className());
        if (other != null) {
            report(
                    element,
                    definition.className() + ": has the id \"" + definition.type() + "\", which " + other
                            + " has too; give one of them another id.");
            return;
        }
        write(FOLDER + definition.type() + ".json", DefinitionJson.write(definition), element);
    }

    private void write(String path, String content, Element... origins) {
        try (Writer out = processingEnv
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", path, origins)
                .openWriter()) {
            out.write(content);
        } catch (IOException e) {
            processingEnv
                    .getMessager()
                    .printMessage(Diagnostic.Kind.ERROR, "cannot write " + path + ": " + e.getMessage());
        }
    }

    private void report(Element at, String message) {
        processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, at);
    }
}
