package dev.darkroom.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ChosenNamesTest {
    private static final Workflow WORKFLOW = WorkflowReader.read("""
            {"format": "darkroom/1", "name": "cat.png", "nodes": {
              "load": {"type": "darkroom.load-image", "version": 1, "inputs": {"file": "cat.png"}},
              "other": {"type": "darkroom.load-image", "version": 1, "inputs": {"file": "dog.png"}},
              "twice": {"type": "subgraph/look", "inputs": {"picture": "cat.png"}},
              "save": {"type": "darkroom.save-image", "version": 1,
                       "inputs": {"image": {"from": "load.image"}, "name": "cat.png"}}},
             "subgraphs": {"look": {
               "inputs": {"picture": {"to": ["load.file"]}},
               "outputs": {"image": {"from": "load.image"}},
               "nodes": {"load": {"type": "darkroom.load-image", "version": 1, "inputs": {"file": "cat.png"}}}}}}
            """);

    @Test
    void shouldCallFilesOtherwiseWhereverTheyAreChosen() {
        Workflow changed =
                ChosenNames.replaced(WORKFLOW, TestNodes.CATALOGUE, "inputs", Map.of("cat.png", "new/cat.png"));
        Input renamed = new Input.Literal("new/cat.png");
        assertThat(changed.nodes().get("load").input("file")).contains(renamed);
        assertThat(changed.nodes().get("twice").input("picture")).contains(renamed);
        assertThat(changed.subgraphs().get("look").nodes().get("load").input("file"))
                .contains(renamed);
        assertThat(changed.nodes().get("other")).isEqualTo(WORKFLOW.nodes().get("other"));
        assertThat(changed.nodes().get("save"))
                .as("a text of its own")
                .isEqualTo(WORKFLOW.nodes().get("save"));
        assertThat(changed.name()).isEqualTo("cat.png");
    }

    @Test
    void shouldLeaveWhatIsOfAnotherList() {
        assertThat(ChosenNames.replaced(WORKFLOW, TestNodes.CATALOGUE, "models", Map.of("cat.png", "x")))
                .isEqualTo(WORKFLOW);
        assertThat(ChosenNames.replaced(WORKFLOW, TestNodes.CATALOGUE, "inputs", Map.of()))
                .isSameAs(WORKFLOW);
    }
}
