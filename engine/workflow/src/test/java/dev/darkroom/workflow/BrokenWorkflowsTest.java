package dev.darkroom.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each {@code broken/NN-name.json} has exactly the problems of {@code NN-name.expected}, one to a line: code, tab,
 * message. {@code -Ddarkroom.rewrite=DIR} writes the expectations as they are now into DIR, to be read by eye.
 */
class BrokenWorkflowsTest {

    static Stream<Path> workflows() throws IOException, URISyntaxException {
        Path folder = Path.of(BrokenWorkflowsTest.class.getResource("/broken").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("workflows")
    void shouldTellAllProblemsOfABrokenWorkflow(Path file) throws IOException {
        List<Problem> problems = problems(Files.readAllBytes(file));
        String told = problems.stream()
                .map(p -> p.code().id() + "\t" + p.message() + "\n")
                .collect(Collectors.joining());
        String expectedName = file.getFileName().toString().replace(".json", ".expected");
        String rewrite = System.getProperty("darkroom.rewrite");
        if (rewrite != null) {
            Files.writeString(Path.of(rewrite, expectedName), told);
        }
        assertThat(told).isNotEmpty().isEqualTo(Files.readString(file.resolveSibling(expectedName)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("workflows")
    void shouldNameWhatWasFoundExpectedAndToDo(Path file) throws IOException {
        assertThat(problems(Files.readAllBytes(file))).allSatisfy(problem -> {
            assertThat(problem.found()).isNotBlank();
            assertThat(problem.expected()).isNotBlank();
            assertThat(problem.remedy()).isNotBlank();
            assertThat(problem.message()).endsWith(".").doesNotContain("\n").doesNotContain("Exception");
        });
    }

    @Test
    void shouldHaveThirtyBrokenWorkflows() throws Exception {
        assertThat(workflows()).hasSizeGreaterThanOrEqualTo(30);
    }

    private static List<Problem> problems(byte[] document) {
        try {
            return Validation.of(WorkflowReader.read(document), TestNodes.CATALOGUE)
                    .problems();
        } catch (InvalidWorkflowException e) {
            return e.problems();
        }
    }
}
