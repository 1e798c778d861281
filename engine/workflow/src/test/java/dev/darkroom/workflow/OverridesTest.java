package dev.darkroom.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverridesTest {
    private final Workflow workflow = Sound.read("text-to-image");

    private Workflow set(String... settings) {
        return Overrides.apply(workflow, List.of(settings), TestNodes.CATALOGUE);
    }

    @Test
    void shouldReadTheValueAsThePortWantsIt() {
        Workflow changed = set(
                "prompt.text=a = b, c",
                "noise.seed=42",
                "denoise.guidanceScale=3",
                "denoise.sampler=ddim",
                "save.name=7");
        assertThat(changed.nodes().get("prompt").input("text")).contains(new Input.Literal("a = b, c"));
        assertThat(changed.nodes().get("noise").input("seed")).contains(new Input.Literal(42L));
        assertThat(changed.nodes().get("denoise").input("guidanceScale")).contains(new Input.Literal(3));
        assertThat(changed.nodes().get("denoise").input("sampler")).contains(new Input.Literal("ddim"));
        assertThat(changed.nodes().get("save").input("name")).contains(new Input.Literal("7"));
    }

    @Test
    void shouldReadListsAndInterfaceInputs() {
        Workflow nested = Sound.read("nested-subgraphs");
        Workflow changed = Overrides.apply(nested, List.of("right.size=256"), TestNodes.CATALOGUE);
        assertThat(Expansion.expand(changed, TestNodes.CATALOGUE)
                        .nodes()
                        .get("right/soft/twice/down")
                        .input("width"))
                .contains(new Input.Literal(256));
        Workflow blend = new Workflow(
                "", Map.of("blend", nested.subgraphs().get("detail").nodes().get("blend")));
        assertThat(Overrides.apply(blend, List.of("blend.weights=0.5, 2"), TestNodes.CATALOGUE)
                        .nodes()
                        .get("blend")
                        .input("weights"))
                .contains(new Input.Items(List.of(new Input.Literal(0.5), new Input.Literal(2))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "noise.seed | expected node.input=value",
                "=7 | expected node.input=value",
                "nose.seed=1 | write \"noise\"",
                "noise.sead=1 | write \"seed\"",
                "noise.seed=one | expected a whole number of at least 0",
                "noise.seed=-1 | expected a whole number of at least 0",
                "denoise.sampler=eulr | write \"euler\"",
                "decode.latent=x | expected a link to an output of type latent",
                "noise.width=64.5 | expected a whole number from 64 to 2048"
            })
    void shouldSayWhatIsWrongWithASetting(String setting, String sentence) {
        assertThatThrownBy(() -> set(setting))
                .isInstanceOf(InvalidWorkflowException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void shouldTellAllBadSettingsAtOnce() {
        assertThatThrownBy(() -> set("noise.seed=x", "noise.width=1", "save.name=fine"))
                .isInstanceOfSatisfying(InvalidWorkflowException.class, e -> assertThat(e.problems())
                        .hasSize(2));
    }

    @Test
    void shouldSeedWhateverTakesASeedUnlessItIsLinked() {
        Workflow two = workflow.with("second", new WorkflowNode("darkroom.noise", 1, Map.of()))
                .with("third", new WorkflowNode("darkroom.noise", 1, Map.of("seed", new Input.Link("round", "whole"))));
        Workflow seeded = Overrides.withSeed(two, 9, TestNodes.CATALOGUE);
        assertThat(seeded.nodes().get("noise").input("seed")).contains(new Input.Literal(9));
        assertThat(seeded.nodes().get("second").input("seed")).contains(new Input.Literal(9));
        assertThat(seeded.nodes().get("third").input("seed")).contains(new Input.Link("round", "whole"));
    }
}
