package dev.darkroom.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.sdk.definition.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListMappingTest {

    private static ValueType type(String name, boolean list) {
        return new ValueType(name, "#000000", "circle", list);
    }

    @Test
    void shouldConvertOnlyWhereNothingIsLost() {
        assertThat(Conversion.between(type("image", false), type("image", false)))
                .contains(Conversion.SAME);
        assertThat(Conversion.between(type("int", false), type("float", false))).contains(Conversion.WIDEN);
        assertThat(Conversion.between(type("image", true), type("image", false)))
                .contains(Conversion.MAP);
        assertThat(Conversion.between(type("image", false), type("image", true)))
                .contains(Conversion.WRAP);
        assertThat(Conversion.between(type("image", true), type("any", false))).contains(Conversion.MAP);
        assertThat(Conversion.between(type("float", false), type("int", false))).isEmpty();
        assertThat(Conversion.between(type("latent", false), type("image", false)))
                .isEmpty();
        assertThat(Conversion.between(type("boolean", false), type("int", false)))
                .isEmpty();
    }

    @Test
    void shouldMapOverListsAllTheWayDownUntilAListInputTakesThemWhole() {
        Map<String, WorkflowNode> nodes = new LinkedHashMap<>();
        nodes.put("load", new WorkflowNode("darkroom.load-image", 1, Map.of("file", new Input.Literal("cat.png"))));
        nodes.put("tiles", new WorkflowNode("darkroom.tiles", 1, Map.of("image", new Input.Link("load", "image"))));
        nodes.put("small", new WorkflowNode("darkroom.resize", 1, Map.of("image", new Input.Link("tiles", "tiles"))));
        nodes.put("large", new WorkflowNode("darkroom.resize", 1, Map.of("image", new Input.Link("small", "image"))));
        nodes.put("blend", new WorkflowNode("darkroom.blend", 1, Map.of("images", new Input.Link("large", "image"))));
        nodes.put(
                "save", new WorkflowNode("darkroom.save-image", 1, Map.of("image", new Input.Link("blend", "image"))));
        nodes.put(
                "sizes",
                new WorkflowNode(
                        "darkroom.resize",
                        1,
                        Map.of(
                                "image",
                                new Input.Link("load", "image"),
                                "width",
                                new Input.Items(List.of(new Input.Literal(32), new Input.Literal(64))))));
        Workflow workflow = new Workflow("lists", nodes);
        assertThat(Validation.of(workflow, TestNodes.CATALOGUE).problems()).isEmpty();
        ListMapping mapping = ListMapping.of(Graph.of(workflow), TestNodes.CATALOGUE);
        assertThat(nodes.keySet().stream().filter(mapping::maps)).containsExactly("small", "large", "sizes");
        assertThat(mapping.carriesList(new PortRef("large", "image"))).isTrue();
        assertThat(mapping.carriesList(new PortRef("tiles", "tiles"))).isTrue();
        assertThat(mapping.carriesList(new PortRef("blend", "image"))).isFalse();
    }
}
