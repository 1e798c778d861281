package dev.darkroom.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    private static Workflow saved(int version) {
        Map<String, Input> inputs = new LinkedHashMap<>();
        inputs.put("denoiser", new Input.Link("model", "denoiser"));
        inputs.put(version == 1 ? "cfg" : "scale", new Input.Literal(7.50));
        inputs.put("strength", new Input.Literal(80));
        return new Workflow("old", Map.of("denoise", new WorkflowNode("darkroom.sample", version, inputs)));
    }

    @Test
    void shouldWalkAllStepsToThePresentAndKeepLinksAndPlaces() {
        Migrations migrations = Migrations.of(saved(1), TestNodes.CATALOGUE);
        WorkflowNode node = migrations.workflow().nodes().get("denoise");
        assertThat(node.type()).isEqualTo("darkroom.denoise");
        assertThat(node.version()).hasValue(3);
        assertThat(node.inputs().keySet()).containsExactly("denoiser", "guidanceScale", "strength");
        assertThat(node.input("denoiser")).contains(new Input.Link("model", "denoiser"));
        assertThat(node.input("strength")).contains(new Input.Literal(0.8));
        assertThat(migrations.changes())
                .extracting(Migrations.Change::message)
                .containsExactly(
                        "Node \"denoise\": brought from version 1 of \"darkroom.sample\" to version 3 of \"darkroom.denoise\".");
        assertThat(migrations.problems()).isEmpty();
    }

    @Test
    void shouldBeginAtTheSavedVersion() {
        WorkflowNode node =
                Migrations.of(saved(2), TestNodes.CATALOGUE).workflow().nodes().get("denoise");
        assertThat(node.input("guidanceScale")).contains(new Input.Literal(7.5));
    }

    @Test
    void shouldLeaveAPresentDocumentAlone() {
        Workflow present = Sound.read("nested-subgraphs");
        Migrations migrations = Migrations.of(present, TestNodes.CATALOGUE);
        assertThat(migrations.workflow()).isSameAs(present);
        assertThat(migrations.changes()).isEmpty();
    }

    @Test
    void shouldMigrateInsideSubgraphs() {
        Workflow present = Sound.read("nested-subgraphs");
        Map<String, Subgraph> subgraphs = new LinkedHashMap<>(present.subgraphs());
        subgraphs.put("old", new Subgraph(Map.of(), Map.of(), saved(1).nodes(), Extra.NONE));
        Workflow old =
                new Workflow(present.format(), present.name(), present.nodes(), List.of(), subgraphs, present.extra());
        Migrations migrations = Migrations.of(old, TestNodes.CATALOGUE);
        assertThat(migrations
                        .workflow()
                        .subgraphs()
                        .get("old")
                        .nodes()
                        .get("denoise")
                        .version())
                .hasValue(3);
        assertThat(migrations.changes()).singleElement().satisfies(c -> assertThat(c.message())
                .startsWith("Subgraph \"old\", node \"denoise\""));
    }

    @Test
    void shouldReportAVersionWithoutAWayToThePresent() {
        MapCatalogue gap = new MapCatalogue(
                TestNodes.ALL, Map.of("darkroom.denoise", Map.of(1, old -> old.remove("cfg"))), Map.of());
        Migrations migrations = Migrations.of(saved(1), gap);
        assertThat(migrations.workflow()).isEqualTo(saved(1));
        assertThat(migrations.problems()).extracting(Problem::code).containsExactly(Problem.Code.UNKNOWN_VERSION);
        assertThat(migrations.problems().get(0).expected()).contains("from version 2");
    }

    @Test
    void shouldReportAStepThatFailsAndGoOn() {
        MapCatalogue failing = new MapCatalogue(
                TestNodes.ALL,
                Map.of("darkroom.denoise", Map.of(1, old -> {
                    throw new IllegalStateException("no cfg");
                })),
                Map.of());
        Workflow two = saved(1).with("add", new WorkflowNode("darkroom.add", OptionalInt.of(9), Map.of(), Extra.NONE));
        assertThat(Migrations.of(two, failing).problems())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(Problem.Code.MIGRATION_FAILED, Problem.Code.UNKNOWN_VERSION);
    }
}
