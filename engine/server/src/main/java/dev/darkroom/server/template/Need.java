package dev.darkroom.server.template;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.darkroom.runtime.Darkroom;
import dev.darkroom.runtime.plugin.PluginInfo;
import dev.darkroom.sdk.definition.InputDefinition;
import dev.darkroom.workflow.Input;
import dev.darkroom.workflow.Problem;
import dev.darkroom.workflow.Subgraph;
import dev.darkroom.workflow.Validation;
import dev.darkroom.workflow.Workflow;
import dev.darkroom.workflow.WorkflowNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Something that a workflow uses and that is not here.
 *
 * @param name of the plugin, model or file; the id of the node type
 */
public record Need(NeedKind kind, String name) {

    /** What is not here. */
    public enum NeedKind {
        PLUGIN,
        MODEL,
        FILE,
        NODE;

        /** In lower case, as in JSON. */
        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** All that a workflow needs, each once: what it says itself, then what the engine misses in it. */
    public static List<Need> of(Workflow workflow, Darkroom engine) {
        Set<Need> needs = new LinkedHashSet<>();
        Set<String> plugins = Set.copyOf(engine.plugins().stream()
                .filter(PluginInfo::loaded)
                .map(PluginInfo::id)
                .toList());
        required(workflow, "plugins").stream()
                .filter(name -> !plugins.contains(name))
                .forEach(name -> needs.add(new Need(NeedKind.PLUGIN, name)));
        Set<String> models = Set.copyOf(engine.library().choices("models"));
        required(workflow, "models").stream()
                .filter(name -> !models.contains(name))
                .forEach(name -> needs.add(new Need(NeedKind.MODEL, name)));
        Validation checked = engine.check(workflow);
        checked.problems()
                .forEach(problem -> missing(problem, checked.workflow(), engine).ifPresent(needs::add));
        return List.copyOf(needs);
    }

    /** Names alone, or objects with a name or id. */
    private static List<String> required(Workflow workflow, String what) {
        return workflow.requires()
                .map(requires -> requires.path(what)
                        .valueStream()
                        .map(each -> each.isString() ? each : each.has("id") ? each.get("id") : each.path("name"))
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString)
                        .toList())
                .orElse(List.of());
    }

    private static Optional<Need> missing(Problem problem, Workflow workflow, Darkroom engine) {
        Optional<WorkflowNode> node = node(problem, workflow);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (problem.code() == Problem.Code.UNKNOWN_TYPE) {
            return Optional.of(new Need(NeedKind.NODE, node.get().type()));
        }
        if (problem.code() != Problem.Code.NOT_A_CHOICE) {
            return Optional.empty();
        }
        String port = problem.port().orElse("");
        return engine.catalogue()
                .find(node.get().type())
                .flatMap(definition -> definition.input(port))
                .flatMap(InputDefinition::choicesFrom)
                .flatMap(Need::kind)
                .flatMap(kind -> node.get()
                        .input(port)
                        .filter(Input.Literal.class::isInstance)
                        .map(value ->
                                new Need(kind, ((Input.Literal) value).value().toString())));
    }

    private static Optional<NeedKind> kind(String list) {
        return switch (list) {
            case "models" -> Optional.of(NeedKind.MODEL);
            case "inputs" -> Optional.of(NeedKind.FILE);
            default -> Optional.empty();
        };
    }

    private static Optional<WorkflowNode> node(Problem problem, Workflow workflow) {
        String name = problem.node().orElse("");
        return problem.subgraph().isEmpty()
                ? workflow.node(name)
                : Optional.ofNullable(
                                workflow.subgraphs().get(problem.subgraph().get()))
                        .map(Subgraph::nodes)
                        .map(nodes -> nodes.get(name));
    }
}
