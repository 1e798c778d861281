package dev.darkroom.runtime.plugin;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pf4j.PluginDependency;
import org.pf4j.VersionManager;

/**
 * Which plugins cannot have what they depend on. Found before PF4J resolves, since for it one circle is the end for all,
 * and a wish for another version takes away the plugin that is wished for.
 */
final class Dependencies {
    private final Map<String, LoadedPlugin> plugins = new LinkedHashMap<>();
    private final VersionManager versions;

    Dependencies(Collection<LoadedPlugin> loaded, VersionManager versions) {
        loaded.forEach(plugin -> plugins.put(plugin.id(), plugin));
        this.versions = versions;
    }

    /** Why plugins are refused, by plugin; those that need a refused one are refused too. */
    Map<LoadedPlugin, String> refused() {
        Map<LoadedPlugin, String> refused = new LinkedHashMap<>();
        boolean again = true;
        while (again) {
            again = false;
            for (LoadedPlugin plugin : List.copyOf(plugins.values())) {
                Optional<String> why = why(plugin);
                if (why.isPresent()) {
                    refused.put(plugin, why.get());
                    plugins.remove(plugin.id());
                    again = true;
                }
            }
        }
        return refused;
    }

    private Optional<String> why(LoadedPlugin plugin) {
        for (PluginDependency dependency : plugin.dependencies()) {
            LoadedPlugin other = plugins.get(dependency.getPluginId());
            if (other == null) {
                if (dependency.isOptional()) {
                    continue;
                }
                return Optional.of("needs the plugin " + dependency.getPluginId()
                        + ", which is not there or cannot be used; install that one too.");
            }
            String wanted = dependency.getPluginVersionSupport();
            if (!wanted.equals("*") && !versions.checkVersionConstraint(other.version(), wanted)) {
                return Optional.of("needs version " + wanted + " of the plugin " + other.id() + ", but that is "
                        + other.version() + "; update one of the two.");
            }
        }
        return needsItself(plugin)
                ? Optional.of("needs plugins that need it in turn; it can only be used once that is changed.")
                : Optional.empty();
    }

    private boolean needsItself(LoadedPlugin plugin) {
        Set<String> seen = new HashSet<>();
        Deque<LoadedPlugin> open = new ArrayDeque<>(List.of(plugin));
        while (!open.isEmpty()) {
            for (PluginDependency dependency : open.pop().dependencies()) {
                LoadedPlugin other = plugins.get(dependency.getPluginId());
                if (other == plugin) {
                    return true;
                }
                if (other != null && seen.add(other.id())) {
                    open.push(other);
                }
            }
        }
        return false;
    }
}
