package dev.darkroom.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.sdk.Fingerprint;
import dev.darkroom.sdk.definition.NodeDefinition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CacheKeysTest {

    /** One plugin for all, and a fingerprint for each node. */
    static KeySource source(String digest, Function<String, Optional<Fingerprint>> fingerprint) {
        return new KeySource() {
            @Override
            public String pluginDigest(NodeDefinition definition) {
                return digest;
            }

            @Override
            public Optional<Fingerprint> fingerprint(String name, WorkflowNode node, NodeDefinition definition) {
                return fingerprint.apply(name);
            }
        };
    }

    static final KeySource PLAIN = source("plugin", name -> Optional.of(Fingerprint.INPUTS_ONLY));

    static CacheKeys keys(Workflow workflow) {
        return CacheKeys.of(Graph.of(workflow), TestNodes.CATALOGUE, PLAIN);
    }

    private static CacheKey add(Map<String, Input> inputs) {
        return keys(new Workflow("", Map.of("a", new WorkflowNode("darkroom.add", 1, inputs))))
                .of("a")
                .orElseThrow();
    }

    @Test
    void shouldTakeNumbersForWhatThePortMakesOfThem() {
        assertThat(add(Map.of("a", new Input.Literal(1)))).isEqualTo(add(Map.of("a", new Input.Literal(1.0))));
        assertThat(add(Map.of("a", new Input.Literal(1)))).isNotEqualTo(add(Map.of("a", new Input.Literal(1.5))));
    }

    @Test
    void shouldFillInDefaults() {
        assertThat(add(Map.of())).isEqualTo(add(Map.of("b", new Input.Literal(0), "a", new Input.Literal(0.0))));
    }

    @Test
    void shouldTellPortsApart() {
        assertThat(add(Map.of("a", new Input.Literal(1)))).isNotEqualTo(add(Map.of("b", new Input.Literal(1))));
    }

    @Test
    void shouldChangeDownstreamOfAChangeAndNowhereElse() {
        Workflow before = Sound.read("text-to-image");
        Workflow after = Overrides.apply(before, java.util.List.of("noise.seed=1"), TestNodes.CATALOGUE);
        CacheKeys old = keys(before);
        CacheKeys now = keys(after);
        assertThat(before.nodes().keySet().stream().filter(n -> !old.of(n).equals(now.of(n))))
                .containsExactly("noise", "denoise", "decode", "save");
    }

    @Test
    void shouldChangeWithPluginAndFingerprint() {
        Workflow workflow = Sound.chain(1);
        CacheKeys plain = keys(workflow);
        CacheKeys rebuilt = CacheKeys.of(
                Graph.of(workflow), TestNodes.CATALOGUE, source("other", n -> Optional.of(Fingerprint.INPUTS_ONLY)));
        CacheKeys file = CacheKeys.of(
                Graph.of(workflow), TestNodes.CATALOGUE, source("plugin", n -> Optional.of(Fingerprint.of("hash"))));
        assertThat(plain.of("n0")).isNotEqualTo(rebuilt.of("n0")).isNotEqualTo(file.of("n0"));
    }

    @Test
    void shouldNotKnowAKeyBelowAnUnknownFingerprintUntilTheRunDoes() {
        Workflow workflow = Sound.chain(3);
        CacheKeys keys = CacheKeys.of(
                Graph.of(workflow),
                TestNodes.CATALOGUE,
                source("plugin", n -> n.equals("n1") ? Optional.empty() : Optional.of(Fingerprint.INPUTS_ONLY)));
        assertThat(keys.of("n0")).isPresent();
        assertThat(keys.of("n1")).isEmpty();
        assertThat(keys.of("n2")).isEmpty();

        Map<String, CacheKey> run = new LinkedHashMap<>();
        workflow.nodes()
                .forEach((name, node) -> run.put(
                        name,
                        CacheKeys.key(
                                node,
                                TestNodes.CATALOGUE.find(node.type()).orElseThrow(),
                                "plugin",
                                Fingerprint.INPUTS_ONLY,
                                run::get)));
        assertThat(run.get("n2")).isEqualTo(keys(workflow).of("n2").orElseThrow());
    }

    @Test
    void shouldNotReuseAnythingBelowANodeThatForbidsIt() {
        CacheKeys keys = CacheKeys.of(
                Graph.of(Sound.chain(3)),
                TestNodes.CATALOGUE,
                source("p", n -> Optional.of(n.equals("n1") ? Fingerprint.NEVER_CACHE : Fingerprint.INPUTS_ONLY)));
        assertThat(keys.of("n0"))
                .hasValueSatisfying(k -> assertThat(k.cacheable()).isTrue());
        assertThat(keys.of("n1"))
                .hasValueSatisfying(k -> assertThat(k.cacheable()).isFalse());
        assertThat(keys.of("n2"))
                .hasValueSatisfying(k -> assertThat(k.cacheable()).isFalse());
    }

    @Test
    void shouldGiveTheSameKeyTodayAsYesterday() {
        // A change here throws away everybody's cache: make one only on purpose.
        assertThat(add(Map.of("a", new Input.Literal(2))).sha256())
                .isEqualTo("e72387337842442d06b301a369bf3c53224cfd3e0866fc82b9ec5b6718e7b223");
    }
}
