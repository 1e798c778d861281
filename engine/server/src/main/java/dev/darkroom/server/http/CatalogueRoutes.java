package dev.darkroom.server.http;

import dev.darkroom.runtime.Darkroom;
import dev.darkroom.runtime.plugin.PluginInfo;
import dev.darkroom.sdk.definition.NodeDefinition;
import dev.darkroom.server.http.route.Route;
import dev.darkroom.server.http.route.Tag;
import java.util.Comparator;
import java.util.List;

/** What the engine has: node types, models, plugins. */
final class CatalogueRoutes {
    private final Darkroom engine;

    CatalogueRoutes(Darkroom engine) {
        this.engine = engine;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/nodes", "nodes")
                        .tag(Tag.CATALOGUE)
                        .summary("The node types, with their ports")
                        .answers(NodeList.class, "The node types, by id.", call -> nodes()),
                Route.get("/api/v1/models", "models")
                        .tag(Tag.CATALOGUE)
                        .summary("The models that workflows can name")
                        .answers(ModelList.class, "Their names, the user's own first.", call -> models()),
                Route.get("/api/v1/plugins", "plugins")
                        .tag(Tag.CATALOGUE)
                        .summary("The plugins, and what is wrong with those that cannot be used")
                        .answers(PluginList.class, "Every plugin that was found.", call -> plugins()));
    }

    /** The node types, by id. */
    record NodeList(List<NodeDefinition> nodes) {}

    /** The names a workflow may use, the user's own first. */
    record ModelList(List<String> models) {}

    /** Every plugin that was found, usable or not. */
    record PluginList(List<PluginInfo> plugins) {}

    private NodeList nodes() {
        return new NodeList(engine.catalogue().all().stream()
                .sorted(Comparator.comparing(NodeDefinition::type))
                .toList());
    }

    private ModelList models() {
        return new ModelList(engine.library().choices("models"));
    }

    private PluginList plugins() {
        return new PluginList(engine.plugins());
    }
}
