package dev.darkroom.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Workflows without fault, for tests. */
final class Sound {

    private Sound() {}

    static String text(String name) {
        try (InputStream in = Objects.requireNonNull(Sound.class.getResourceAsStream("/sound/" + name + ".json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Workflow read(String name) {
        return WorkflowReader.read(text(name));
    }

    /** A chain {@code n0 → n1 → …} of additions. */
    static Workflow chain(int length) {
        Map<String, WorkflowNode> nodes = new LinkedHashMap<>();
        for (int i = 0; i < length; i++) {
            Input a = i == 0 ? new Input.Literal(1.5) : new Input.Link("n" + (i - 1), "sum");
            nodes.put("n" + i, new WorkflowNode("darkroom.add", 1, Map.of("a", a, "b", new Input.Literal(i))));
        }
        return new Workflow("chain", nodes);
    }
}
