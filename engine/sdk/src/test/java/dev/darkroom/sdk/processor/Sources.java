package dev.darkroom.sdk.processor;

/** Small node sources, right but for the part under test. */
final class Sources {

    private Sources() {}

    static String node(String name, String id) {
        return node(name, "@NodeType(id = \"" + id + "\", category = \"test\")", "");
    }

    static String node(String name, String annotation, String body) {
        return node(
                "/** Does nothing. */",
                annotation,
                "public final class " + name,
                body,
                "/** @param value a number */",
                "double value",
                "/** @param result a number */",
                "double result");
    }

    /** A node whose record of inputs has these components, with the Javadoc {@code doc}. */
    static String inputs(String doc, String components) {
        return node(
                "/** Does nothing. */",
                "@NodeType(id = \"acme.bad\", category = \"test\")",
                "public final class Bad",
                "",
                doc,
                components,
                "/** @param result a number */",
                "double result");
    }

    /** A node with one input, {@code value}, declared so. */
    static String input(String component) {
        return inputs("/** @param value a value */", component);
    }

    static String output(String component) {
        return node(
                "/** Does nothing. */",
                "@NodeType(id = \"acme.bad\", category = \"test\")",
                "public final class Bad",
                "",
                "/** @param value a number */",
                "double value",
                "/** @param result a number */",
                component);
    }

    static String node(
            String doc,
            String annotation,
            String declaration,
            String body,
            String inputsDoc,
            String inputs,
            String outputsDoc,
            String outputs) {
        String name = declaration.substring(declaration.lastIndexOf(' ') + 1);
        return """
                package acme;

                import dev.darkroom.sdk.*;
                import dev.darkroom.sdk.port.*;
                import java.util.*;

                %s
                %s
                %s implements Node<%s.In, %s.Out> {
                    %s
                    public record In(%s) {}

                    %s
                    public record Out(%s) {}

                    @Override
                    public Out run(In in, NodeContext context) {
                        throw new UnsupportedOperationException();
                    }

                    %s
                }
                """.formatted(doc, annotation, declaration, name, name, inputsDoc, inputs, outputsDoc, outputs, body);
    }
}
