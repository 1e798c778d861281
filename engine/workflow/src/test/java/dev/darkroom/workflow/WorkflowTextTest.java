package dev.darkroom.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"text-to-image", "nested-subgraphs"})
    void shouldWriteADocumentAsItWasRead(String name) {
        assertThat(WorkflowWriter.write(Sound.read(name))).isEqualTo(Sound.text(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text-to-image", "nested-subgraphs"})
    void shouldFindNoProblemInASoundDocument(String name) {
        assertThat(Validation.of(Sound.read(name), TestNodes.CATALOGUE).problems())
                .isEmpty();
    }

    @Test
    void shouldKeepNodesAndInputsItDoesNotUnderstand() {
        String text = """
                {
                  "format": "darkroom/1",
                  "nodes": {
                    "ghost": {
                      "type": "acme.unheard-of",
                      "inputs": {
                        "curve": {"points": [[0, 0], [1, 1e-3]]},
                        "nothing": null,
                        "nested": [[1], {"from": "a.b"}, {"from": 3}]
                      },
                      "version": 12
                    }
                  }
                }
                """.replace("1e-3", "0.001");
        assertThat(WorkflowWriter.write(WorkflowReader.read(text))).isEqualTo(text);
    }

    @Test
    void shouldChangeOneLineWhenOneInputChanges() {
        Workflow before = Sound.read("text-to-image");
        Workflow after = Overrides.apply(before, java.util.List.of("noise.seed=7"), TestNodes.CATALOGUE);
        String[] old = WorkflowWriter.write(before).split("\n");
        String[] now = WorkflowWriter.write(after).split("\n");
        assertThat(now).hasSameSizeAs(old);
        assertThat(java.util.stream.IntStream.range(0, old.length).filter(i -> !old[i].equals(now[i])))
                .hasSize(1);
    }

    @Test
    void shouldReadNumbersExactly() {
        WorkflowNode node = WorkflowReader.read(
                        "{\"format\":\"darkroom/1\",\"nodes\":{\"a\":{\"type\":\"t\",\"inputs\":{\"long\":9007199254740993,\"big\":18446744073709551615,\"tiny\":0.1000000000000000055}}}}")
                .nodes()
                .get("a");
        assertThat(node.input("long")).contains(new Input.Literal(9007199254740993L));
        assertThat(node.input("big")).contains(new Input.Literal(new java.math.BigInteger("18446744073709551615")));
        assertThat(node.input("tiny")).contains(new Input.Literal(new BigDecimal("0.1000000000000000055")));
    }

    @Test
    void shouldTellLineAndColumnOfBadJson() {
        assertThatThrownBy(() -> WorkflowReader.read("{\n  \"format\": darkroom\n}"))
                .isInstanceOfSatisfying(InvalidWorkflowException.class, e -> assertThat(
                                e.problems().get(0).position())
                        .hasValueSatisfying(at -> assertThat(at.line()).isEqualTo(2)));
    }

    @Test
    void shouldRefuseTextAfterTheDocument() {
        assertThatThrownBy(() -> WorkflowReader.read("{\"format\":\"darkroom/1\",\"nodes\":{}} {}"))
                .isInstanceOf(InvalidWorkflowException.class)
                .hasMessageContaining("Line 1");
    }

    @Test
    void shouldRefuseMoreThan16MiB() {
        byte[] large = ("{\"name\":\"" + "x".repeat(WorkflowReader.MAX_BYTES) + "\"}").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> WorkflowReader.read(large))
                .isInstanceOf(InvalidWorkflowException.class)
                .hasMessageContaining("16 MiB");
    }

    @Test
    void shouldRefuseMoreThanAHundredThousandNodes() {
        StringBuilder text = new StringBuilder("{\"format\":\"darkroom/1\",\"nodes\":{");
        for (int i = 0; i <= WorkflowReader.MAX_NODES; i++) {
            text.append(i == 0 ? "" : ",").append("\"n").append(i).append("\":{\"type\":\"t\",\"version\":1}");
        }
        assertThatThrownBy(() -> WorkflowReader.read(text.append("}}").toString()))
                .isInstanceOf(InvalidWorkflowException.class)
                .hasMessageContaining("100000 nodes");
    }

    @Test
    void shouldNotWorkLongOnAHugeExponent() {
        Workflow workflow = WorkflowReader.read(
                "{\"format\":\"darkroom/1\",\"nodes\":{\"a\":{\"type\":\"darkroom.resize\",\"version\":1,\"inputs\":{\"width\":1e999999999}}}}");
        assertThat(Validation.of(workflow, TestNodes.CATALOGUE).problems())
                .extracting(Problem::code)
                .contains(Problem.Code.WRONG_TYPE);
        assertThat(WorkflowWriter.write(workflow)).contains("1E+999999999");
    }

    @Test
    void shouldRunTheStepsFromAnOldFormatToTheNext() {
        var json = tools.jackson.databind.json.JsonMapper.builder().build();
        var old = (tools.jackson.databind.node.ObjectNode)
                json.readTree("{\"format\":\"darkroom/1\",\"name\":\"a\",\"nodes\":{}}");
        var migrated = DocumentFormats.migrate(
                old,
                Map.of(
                        1, d -> d.put("format", "darkroom/2").put("two", true),
                        2, d -> d.put("format", "darkroom/3").put("three", true)));
        assertThat(migrated.toString())
                .isEqualTo("{\"format\":\"darkroom/3\",\"name\":\"a\",\"nodes\":{},\"two\":true,\"three\":true}");
        assertThat(old.has("two")).isFalse();
    }
}
