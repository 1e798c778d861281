package dev.darkroom.runtime.plugin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDependency;
import org.pf4j.PluginWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A plugin that was found, from its file to its end. What is wrong with it gathers here, some of it only in use. */
final class LoadedPlugin {
    private static final Logger LOG = LoggerFactory.getLogger(LoadedPlugin.class);

    private final Path source;
    private final boolean builtIn;
    private final List<PluginProblem> problems = new CopyOnWriteArrayList<>();
    private final List<String> nodeTypes = new CopyOnWriteArrayList<>();
    private volatile @Nullable PluginWrapper wrapper;
    private volatile String sha256 = "";

    LoadedPlugin(Path source, boolean builtIn) {
        this.source = source;
        this.builtIn = builtIn;
    }

    Path source() {
        return source;
    }

    /** Its id, or its file's name while that is all that is known. */
    String id() {
        PluginWrapper w = wrapper;
        return w == null ? source.getFileName().toString() : w.getPluginId();
    }

    String version() {
        PluginWrapper w = wrapper;
        return w == null ? "" : w.getDescriptor().getVersion();
    }

    String sha256() {
        return sha256;
    }

    /** What it says it needs. */
    List<PluginDependency> dependencies() {
        PluginWrapper w = wrapper;
        return w == null ? List.of() : w.getDescriptor().getDependencies();
    }

    /** Whether nothing has gone wrong so far. */
    boolean sound() {
        return wrapper != null && problems.isEmpty();
    }

    PluginClassLoader loader() {
        PluginWrapper w = wrapper;
        if (w == null) {
            throw new IllegalStateException("The plugin " + id() + " is not loaded.");
        }
        return (PluginClassLoader) w.getPluginClassLoader();
    }

    boolean loaded() {
        return wrapper != null && !sha256.isEmpty();
    }

    boolean owns(PluginWrapper other) {
        PluginWrapper w = wrapper;
        return w != null && w.getPluginPath().equals(other.getPluginPath());
    }

    void wrapped(PluginWrapper made) {
        wrapper = made;
    }

    void digested(String digest) {
        sha256 = digest;
    }

    /** It cannot be used: its types are taken away. */
    void refused(String message) {
        sha256 = "";
        nodeTypes.clear();
        report(PluginProblem.Severity.ERROR, message);
    }

    void report(PluginProblem.Severity severity, String message) {
        LOG.warn("{}", message);
        problems.add(new PluginProblem(id(), severity, message));
    }

    void brings(String nodeType) {
        nodeTypes.add(nodeType);
    }

    /** The folder of the models that it brings. */
    Optional<Path> models() {
        PluginWrapper w = wrapper;
        return Optional.ofNullable(w)
                .map(loaded -> loaded.getPluginPath().resolve("models"))
                .filter(Files::isDirectory);
    }

    PluginInfo info() {
        return new PluginInfo(id(), version(), sha256, builtIn, loaded(), nodeTypes, problems);
    }
}
