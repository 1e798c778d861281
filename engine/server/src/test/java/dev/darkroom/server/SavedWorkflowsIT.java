package dev.darkroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.server.Launched.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every workflow that comes with Darkroom can run; those that draw do so, here in few steps. */
class SavedWorkflowsIT {
    @TempDir
    Path folder;

    static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(Launched.project("workflows"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    static List<Path> drawing() throws IOException {
        Path workflows = Launched.project("workflows");
        return all().stream().filter(file -> workflows.equals(file.getParent())).toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldBeValid(Path workflow) {
        Launched.assumeTheEmbeddedModel();
        Answer answer = Launched.run(folder, "validate", workflow.toString());
        assertThat(answer.exitCode()).as(answer.err()).isZero();
    }

    @ParameterizedTest
    @MethodSource("drawing")
    void shouldHaveItsNodesInPlace(Path workflow) throws IOException {
        for (JsonNode node : Json.COMPACT.readTree(Files.readString(workflow)).get("nodes")) {
            assertThat(node.at("/ui/x").isNumber() && node.at("/ui/y").isNumber())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("drawing")
    void shouldDrawInFewSteps(Path workflow) throws IOException {
        Launched.assumeTheEmbeddedModel();
        List<String> command = new ArrayList<>(List.of("run", workflow.toString(), "--json"));
        JsonNode nodes = Json.COMPACT.readTree(Files.readString(workflow)).get("nodes");
        for (Map.Entry<String, JsonNode> node : nodes.properties()) {
            if (node.getValue().at("/inputs/steps").isNumber()) {
                command.addAll(List.of("--set", node.getKey() + ".steps=2"));
            }
        }
        Answer answer = Launched.run(folder, command.toArray(String[]::new));
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.json().get("outputs").size()).isPositive();
        Path picture = folder.resolve("output")
                .resolve(answer.json().at("/outputs/0/file").asString());
        assertThat(picture).isNotEmptyFile();
    }
}
