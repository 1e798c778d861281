package dev.darkroom.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.sdk.definition.InputDefinition;
import dev.darkroom.sdk.definition.NodeDefinition;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DefinitionReaderTest {
    private static final String VIGNETTE = """
            {
              "type": "acme.vignette", "version": 2, "title": "Vignette", "category": "image/filter",
              "doc": "Darkens the corners.", "className": "acme.Vignette", "aliases": ["acme.corners"],
              "output": false, "device": false, "tomorrow": {"unknown": true},
              "inputs": [
                {"name": "image", "type": {"name": "image", "colour": "#64b5f6", "shape": "square", "list": false},
                 "doc": "the picture", "lazy": false, "optional": false, "multiline": false, "seed": false,
                 "choices": [], "rowHeight": 24},
                {"name": "strength", "type": {"name": "float", "colour": "#aaaaaa", "shape": "circle", "list": false},
                 "doc": "how dark", "lazy": false, "optional": false, "multiline": false, "seed": false,
                 "defaultValue": 1.0, "min": 0.0, "max": 1.0, "step": 0.05, "choices": [],
                 "shownWhen": {"port": "mode", "values": ["soft"]}, "rowHeight": 24},
                {"name": "steps", "type": {"name": "int", "colour": "#aaaaaa", "shape": "circle", "list": false},
                 "doc": "how often", "lazy": false, "optional": false, "multiline": false, "seed": false,
                 "defaultValue": 3, "choices": [], "choicesFrom": "counts", "rowHeight": 24}
              ],
              "outputs": [{"name": "image",
                 "type": {"name": "image", "colour": "#64b5f6", "shape": "square", "list": false},
                 "doc": "the result", "rowHeight": 24}],
              "migrations": [1], "height": 120
            }
            """;

    @Test
    void shouldReadWhatTheAnnotationProcessorWrites() {
        NodeDefinition definition = DefinitionReader.read(VIGNETTE);
        assertThat(definition.type()).isEqualTo("acme.vignette");
        assertThat(definition.aliases()).containsExactly("acme.corners");
        assertThat(definition.migrations()).containsExactly(1);
        InputDefinition image = definition.input("image").orElseThrow();
        assertThat(image.defaultValue()).isEmpty();
        assertThat(image.min()).isEmpty();
        assertThat(image.required()).isTrue();
        InputDefinition strength = definition.input("strength").orElseThrow();
        assertThat(strength.defaultValue()).contains(1.0);
        assertThat(strength.step()).contains(0.05);
        assertThat(strength.shownWhen()).contains(new InputDefinition.Condition("mode", List.of("soft")));
        assertThat(definition.input("steps").flatMap(InputDefinition::defaultValue))
                .contains(3L);
        assertThat(definition.input("steps").flatMap(InputDefinition::choicesFrom))
                .isEqualTo(Optional.of("counts"));
    }

    @Test
    void shouldSayInASentenceWhatCannotBeRead() {
        assertThatThrownBy(() -> DefinitionReader.read("{\"type\": 3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("build the plugin again");
        assertThatThrownBy(() -> DefinitionReader.read("{\"type\": \"a.b\"}"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
