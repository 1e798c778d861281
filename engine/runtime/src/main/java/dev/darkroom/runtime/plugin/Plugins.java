package dev.darkroom.runtime.plugin;

import dev.darkroom.runtime.library.FileHashes;
import dev.darkroom.sdk.definition.NodeDefinition;
import dev.darkroom.workflow.NodeCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.pf4j.PluginState;
import org.pf4j.PluginWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugins of an engine. Built-in ones and the user's load alike: a folder with {@code plugin.properties},
 * {@code classes} and {@code lib}; a zip of such a folder; or a jar with a manifest. A plugin that cannot be used
 * becomes a {@link PluginProblem} and disturbs nobody else. After loading, all methods may be called from any thread.
 */
public final class Plugins implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Plugins.class);

    /** A class of each shared library; a plugin that carries one carries a copy of the library. */
    private static final Map<String, String> SHARED_LIBRARIES = new TreeMap<>(Map.of(
            "tools/jackson/databind/ObjectMapper.class", "Jackson 3",
            "tools/jackson/core/JsonParser.class", "Jackson 3",
            "com/fasterxml/jackson/annotation/JsonProperty.class", "jackson-annotations",
            "org/pf4j/Plugin.class", "PF4J",
            "org/slf4j/Logger.class", "SLF4J",
            "ai/djl/engine/Engine.class", "DJL"));

    private static final String SDK_CLASS = "dev/darkroom/sdk/Node.class";

    private final PluginHost host;
    private final FileHashes hashes;
    private final Path unpackFolder;
    private final List<LoadedPlugin> plugins = new ArrayList<>();
    private final Map<String, NodeProvider> nodes = new TreeMap<>();
    private final Map<String, NodeProvider> aliases = new TreeMap<>();

    private Plugins(Path unpackFolder, FileHashes hashes, String sdkVersion) {
        this.unpackFolder = unpackFolder;
        this.hashes = hashes;
        this.host = new PluginHost(Plugins.class.getClassLoader(), sdkVersion);
    }

    /**
     * Loads all plugins; never fails because of one.
     *
     * @param builtIn folder of the product's own plugins; theirs are the ids and types when a user's plugin has the same
     * @param user folder of the user's plugins; may be absent
     * @param unpackFolder where zips are unpacked, once each
     * @param sdkVersion what {@code plugin.requires} is held against
     */
    public static Plugins load(
            Optional<Path> builtIn, Path user, Path unpackFolder, FileHashes hashes, String sdkVersion) {
        Plugins plugins = new Plugins(unpackFolder, hashes, sdkVersion);
        builtIn.ifPresent(folder -> plugins.find(folder, true));
        plugins.find(user, false);
        plugins.plugins.forEach(plugin -> plugins.guarded(plugin, () -> plugins.add(plugin)));
        plugins.resolve();
        plugins.plugins.forEach(plugin -> plugins.guarded(plugin, () -> plugins.start(plugin)));
        return plugins;
    }

    /** Every plugin that was found, usable or not, by id. */
    public List<PluginInfo> list() {
        return plugins.stream()
                .map(LoadedPlugin::info)
                .sorted(Comparator.comparing(PluginInfo::id))
                .toList();
    }

    /** All that is known to be wrong now; more may come to light when nodes are used. */
    public List<PluginProblem> problems() {
        return list().stream().flatMap(plugin -> plugin.problems().stream()).toList();
    }

    /** A node type by its id or one of its aliases. */
    public Optional<NodeProvider> node(String type) {
        return Optional.ofNullable(nodes.getOrDefault(type, aliases.get(type)));
    }

    /** The folders of models that plugins bring. */
    public List<Path> modelFolders() {
        return plugins.stream()
                .filter(LoadedPlugin::loaded)
                .flatMap(plugin -> plugin.models().stream())
                .toList();
    }

    /** Makes every node, so that all that is wrong with plugins comes to light. */
    public void check() {
        for (NodeProvider node : nodes.values()) {
            try {
                node.made();
            } catch (NodeUnavailableException e) {
                LOG.debug("Told as a problem of the plugin.", e);
            }
        }
    }

    /** @param choices the values of a list such as {@code models}; empty when there is no such list */
    public NodeCatalogue catalogue(Function<String, Optional<List<String>>> choices) {
        return new PluginCatalogue(nodes, aliases, choices);
    }

    /** Stops and unloads all plugins, each by its id. */
    @Override
    public synchronized void close() {
        List<LoadedPlugin> backwards = new ArrayList<>(plugins);
        Collections.reverse(backwards);
        for (LoadedPlugin plugin : backwards) {
            unload(plugin);
        }
    }

    private void find(Path folder, boolean builtIn) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> children = Files.list(folder)) {
            children.filter(Plugins::candidate).sorted().forEach(path -> plugins.add(new LoadedPlugin(path, builtIn)));
        } catch (IOException e) {
            LOG.warn("The plugin folder {} cannot be listed.", folder, e);
        }
    }

    private static boolean candidate(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && (Files.isDirectory(path) || name.endsWith(".jar") || name.endsWith(".zip"));
    }

    private void add(LoadedPlugin plugin) {
        Path path = plugin.source();
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (Files.isRegularFile(path)) {
            PluginArchive.check(path);
            if (name.endsWith(".zip")) {
                path = PluginArchive.unpacked(path, unpackFolder, hashes);
            }
        }
        String id = new DescriptorFinder().find(path).getPluginId();
        if (host.getPlugin(id) != null) {
            throw new PluginRefusedException(
                    "has the id \"" + id + "\", which another plugin has already; remove one of the two.");
        }
        PluginWrapper wrapper = host.add(path);
        plugin.wrapped(wrapper);
        String requires = wrapper.getDescriptor().getRequires();
        if (!host.accepts(requires)) {
            throw new PluginRefusedException("needs sdk " + requires + ", but this is sdk " + host.getSystemVersion()
                    + "; update Darkroom or take another version of the plugin.");
        }
        if (plugin.loader().findResource(SDK_CLASS) != null) {
            throw new PluginRefusedException(
                    "carries a copy of the sdk, which the engine brings; build it with the sdk in scope \"provided\".");
        }
    }

    private void resolve() {
        plugins.stream().filter(plugin -> !plugin.sound()).forEach(this::unload);
        List<LoadedPlugin> sound = plugins.stream().filter(LoadedPlugin::sound).toList();
        new Dependencies(sound, host.getVersionManager()).refused().forEach((plugin, why) -> {
            plugin.refused("The plugin " + plugin.id() + " " + why);
            unload(plugin);
        });
        host.resolve();
    }

    private void unload(LoadedPlugin plugin) {
        PluginWrapper loaded = host.getPlugin(plugin.id());
        if (loaded != null && plugin.owns(loaded)) {
            guarded(plugin, () -> host.discard(plugin.id()));
        }
    }

    private void start(LoadedPlugin plugin) {
        if (!plugin.sound()) {
            return;
        }
        PluginState state = host.startPlugin(plugin.id());
        if (!state.isStarted()) {
            Throwable cause = host.getPlugin(plugin.id()).getFailedException();
            throw new PluginRefusedException(
                    "cannot be started (" + (cause == null ? state : cause.getMessage()) + "); update or remove it.",
                    cause == null ? new IllegalStateException(state.toString()) : cause);
        }
        plugin.digested(hashes.ofAny(plugin.source()));
        warnOfCopies(plugin);
        for (NodeDefinition definition : Definitions.of(plugin)) {
            register(definition, plugin);
        }
    }

    private static void warnOfCopies(LoadedPlugin plugin) {
        SHARED_LIBRARIES.entrySet().stream()
                .filter(library -> plugin.loader().findResource(library.getKey()) != null)
                .map(Map.Entry::getValue)
                .distinct()
                .forEach(library -> plugin.report(
                        PluginProblem.Severity.WARNING,
                        "The plugin " + plugin.id() + " carries a copy of " + library
                                + ", which is not used: the engine's is; leave it out of the plugin."));
    }

    private void register(NodeDefinition definition, LoadedPlugin plugin) {
        Map<String, String> taken = new LinkedHashMap<>();
        Stream.concat(Stream.of(definition.type()), definition.aliases().stream())
                .forEach(name -> node(name).ifPresent(other -> taken.put(name, other.pluginId())));
        if (!taken.isEmpty()) {
            taken.forEach((name, owner) -> plugin.report(
                    PluginProblem.Severity.ERROR,
                    "The plugin " + plugin.id() + " brings the node type " + name + ", which "
                            + (owner.equals(plugin.id()) ? "it has already" : "the plugin " + owner + " has already")
                            + "; its own is left out, so remove one of the two."));
            return;
        }
        NodeProvider provider = new NodeProvider(definition, plugin);
        nodes.put(definition.type(), provider);
        definition.aliases().forEach(alias -> aliases.put(alias, provider));
        plugin.brings(definition.type());
    }

    /** Whatever a plugin does to us becomes its problem; the log has the details. */
    private void guarded(LoadedPlugin plugin, Runnable step) {
        try {
            step.run();
        } catch (PluginRefusedException e) {
            LOG.debug("The plugin {} is refused.", plugin.id(), e);
            plugin.refused("The plugin " + plugin.id() + " " + e.getMessage());
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.debug("The plugin {} cannot be used.", plugin.id(), e);
            plugin.refused("The plugin " + plugin.id() + " cannot be used (" + e + "); update or remove it.");
        }
    }
}
