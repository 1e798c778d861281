package dev.darkroom.runtime.plugin;

import dev.darkroom.sdk.definition.NodeDefinition;
import dev.darkroom.workflow.DefinitionReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.pf4j.PluginClassLoader;

/** Reads the node definitions in a plugin without loading a class of it. What cannot be read becomes a problem. */
final class Definitions {
    private static final String INDEX = "META-INF/darkroom/nodes.idx";
    private static final String FOLDER = "META-INF/darkroom/nodes/";
    private static final int LARGEST = 1 << 20;
    private static final int MOST = 2_000;

    private Definitions() {}

    static List<NodeDefinition> of(LoadedPlugin plugin) {
        List<NodeDefinition> found = new ArrayList<>();
        PluginClassLoader loader = plugin.loader();
        for (String path : index(plugin)) {
            String type = path.substring(FOLDER.length(), path.length() - ".json".length());
            try {
                NodeDefinition definition = DefinitionReader.read(text(resource(loader, path)));
                check(loader, type, definition);
                found.add(definition);
            } catch (PluginRefusedException | IllegalArgumentException | IOException e) {
                plugin.report(
                        PluginProblem.Severity.ERROR,
                        "The plugin " + plugin.id() + " has a node type " + type + " that cannot be used: "
                                + e.getMessage());
            }
        }
        return found;
    }

    private static void check(PluginClassLoader loader, String type, NodeDefinition definition) {
        if (!definition.type().equals(type)) {
            throw new PluginRefusedException("its definition is of " + definition.type() + "; rebuild the plugin.");
        }
        if (loader.findResource(definition.className().replace('.', '/') + ".class") == null) {
            throw new PluginRefusedException("its class " + definition.className()
                    + " is not in the plugin; rebuild the plugin from its sources.");
        }
    }

    private static List<String> index(LoadedPlugin plugin) {
        List<String> paths = new ArrayList<>();
        try {
            for (URL index : Collections.list(plugin.loader().findResources(INDEX))) {
                text(index)
                        .lines()
                        .map(String::strip)
                        .filter(Definitions::isDefinition)
                        .forEach(paths::add);
            }
        } catch (IOException e) {
            throw new PluginRefusedException("has an index of nodes that cannot be read; rebuild it.", e);
        }
        if (paths.size() > MOST) {
            throw new PluginRefusedException("lists more than " + MOST + " node types; rebuild it.");
        }
        return paths.stream().distinct().sorted().toList();
    }

    private static boolean isDefinition(String line) {
        return line.matches("META-INF/darkroom/nodes/[a-z][a-z0-9.-]{0,199}\\.json");
    }

    private static URL resource(PluginClassLoader loader, String name) {
        URL found = loader.findResource(name);
        if (found == null) {
            throw new PluginRefusedException("its definition " + name + " is missing; rebuild the plugin.");
        }
        return found;
    }

    private static String text(URL resource) throws IOException {
        URLConnection connection = resource.openConnection();
        // The jar would stay open, and stay the same, for as long as the process runs.
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            byte[] content = in.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new PluginRefusedException("its definition is larger than " + LARGEST + " bytes; rebuild it.");
            }
            return new String(content, StandardCharsets.UTF_8);
        }
    }
}
