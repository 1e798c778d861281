package dev.darkroom.sdk.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeProcessorTest {

    @TempDir
    Path classes;

    @Test
    void shouldWriteTheWholeDefinitionWhenADeclarationUsesEverything() throws IOException {
        Compilation compilation = Compilation.of(classes, resource("Everything.java.txt"));

        assertThat(compilation.errors()).isEmpty();
        assertThat(compilation.resource("META-INF/darkroom/nodes/acme.show-all.json"))
                .isEqualTo(resource("acme.show-all.json"));
    }

    @Test
    void shouldWriteBothIndexesSoThatNodesAreFoundWithoutLoadingClasses() throws IOException {
        Compilation compilation =
                Compilation.of(classes, Sources.node("Zeta", "acme.zeta"), Sources.node("Alpha", "acme.alpha"));

        assertThat(compilation.errors()).isEmpty();
        assertThat(compilation.resource("META-INF/darkroom/nodes.idx"))
                .isEqualTo("META-INF/darkroom/nodes/acme.alpha.json\nMETA-INF/darkroom/nodes/acme.zeta.json\n");
        assertThat(compilation.resource("META-INF/extensions.idx").lines()).contains("acme.Alpha", "acme.Zeta");
    }

    @Test
    void shouldNameNestedClassesAsTheClassLoaderDoes() throws IOException {
        Compilation compilation = Compilation.of(classes, """
                package acme;
                import dev.darkroom.sdk.*;
                public class Outer {
                    /** Does nothing. */
                    @NodeType(id = "acme.inner", category = "test")
                    public static final class Inner implements Node<Inner.In, Inner.Out> {
                        public record In() {}
                        public record Out() {}
                        @Override public Out run(In in, NodeContext context) { return new Out(); }
                    }
                }
                """);

        assertThat(compilation.errors()).isEmpty();
        assertThat(compilation.resource("META-INF/darkroom/nodes/acme.inner.json"))
                .contains("\"className\": \"acme.Outer$Inner\"");
    }

    @Test
    void shouldWriteNoDefinitionWhenThereAreMistakes() {
        Compilation compilation = Compilation.of(classes, Sources.node("Bad", "Bad Id"));

        assertThat(compilation.errors()).hasSize(1);
        assertThat(compilation.has("META-INF/darkroom/nodes.idx")).isFalse();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = NodeProcessorTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
