package dev.darkroom.runtime.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.pf4j.AbstractPluginManager;
import org.pf4j.DefaultExtensionFactory;
import org.pf4j.DefaultExtensionFinder;
import org.pf4j.DefaultVersionManager;
import org.pf4j.ExtensionFactory;
import org.pf4j.ExtensionFinder;
import org.pf4j.Plugin;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginFactory;
import org.pf4j.PluginLoader;
import org.pf4j.PluginRepository;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginStatusProvider;
import org.pf4j.PluginWrapper;
import org.pf4j.VersionManager;

/**
 * PF4J with our class loaders and one plugin at a time. Not safe for use by several threads; {@link Plugins} sees to
 * that. Its bulk calls are not for use: {@code stopPlugins()} of 3.15.0 leaves plugins running (pf4j#656) and
 * {@code startPlugins()} starts plugins whose dependency failed.
 */
final class PluginHost extends AbstractPluginManager {
    private final ClassLoader shared;

    PluginHost(ClassLoader engine, String sdkVersion) {
        super(List.of());
        shared = new SharedLoader(engine);
        setSystemVersion(sdkVersion);
        resolveRecoveryStrategy = ResolveRecoveryStrategy.IGNORE_PLUGIN_AND_CONTINUE;
    }

    /** Loads without resolving dependencies, for which the others must have been loaded. */
    PluginWrapper add(Path path) {
        return loadPluginFromPath(path);
    }

    void resolve() {
        resolvePlugins();
    }

    /** Stops and unloads one plugin, whatever needs it. */
    void discard(String pluginId) {
        unloadPlugin(pluginId, false, false);
    }

    boolean accepts(String requires) {
        String constraint = requires.matches("\\d+\\.\\d+\\.\\d+") ? ">=" + requires : requires;
        return versionManager.checkVersionConstraint(getSystemVersion(), constraint);
    }

    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
        return new DescriptorFinder();
    }

    @Override
    protected PluginLoader createPluginLoader() {
        return new PluginLoader() {
            @Override
            public boolean isApplicable(Path path) {
                return true;
            }

            @Override
            public ClassLoader loadPlugin(Path path, PluginDescriptor descriptor) {
                return new ChildFirstLoader(path, descriptor);
            }
        };
    }

    @Override
    protected PluginFactory createPluginFactory() {
        return PluginHost::create;
    }

    private static Plugin create(PluginWrapper wrapper) {
        String name = wrapper.getDescriptor().getPluginClass();
        try {
            Class<?> type = wrapper.getPluginClassLoader().loadClass(name);
            if (!Plugin.class.isAssignableFrom(type)) {
                throw new PluginRuntimeException("its class " + name + " is not an org.pf4j.Plugin");
            }
            Constructor<?> constructor = type.getConstructor();
            return (Plugin) constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw new PluginRuntimeException(e.getCause(), "the constructor of {} throws {}", name, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new PluginRuntimeException(e, "its class {} cannot be made ({})", name, e);
        }
    }

    @Override
    protected PluginRepository createPluginRepository() {
        return new PluginRepository() {
            @Override
            public List<Path> getPluginPaths() {
                return List.of();
            }

            @Override
            public boolean deletePluginPath(Path path) {
                return false;
            }
        };
    }

    @Override
    protected ExtensionFactory createExtensionFactory() {
        return new DefaultExtensionFactory();
    }

    @Override
    protected ExtensionFinder createExtensionFinder() {
        return new DefaultExtensionFinder(this);
    }

    @Override
    protected PluginStatusProvider createPluginStatusProvider() {
        return new PluginStatusProvider() {
            @Override
            public boolean isPluginDisabled(String pluginId) {
                return false;
            }

            @Override
            public void disablePlugin(String pluginId) {}

            @Override
            public void enablePlugin(String pluginId) {}
        };
    }

    @Override
    protected VersionManager createVersionManager() {
        return new DefaultVersionManager();
    }

    @Override
    protected List<Path> createPluginsRoot() {
        return List.of();
    }

    /** A plugin's own classes first, but for those that it shares with the engine. */
    private final class ChildFirstLoader extends PluginClassLoader {
        ChildFirstLoader(Path path, PluginDescriptor descriptor) {
            super(PluginHost.this, descriptor, shared);
            if (Files.isDirectory(path)) {
                addFile(path.resolve("classes").toFile());
                jars(path.resolve("lib")).forEach(jar -> addFile(jar.toFile()));
            } else {
                addFile(path.toFile());
            }
        }

        @Override
        protected boolean shouldDelegateToParent(String className) {
            return SharedPackages.contain(className);
        }
    }

    private static List<Path> jars(Path lib) {
        if (!Files.isDirectory(lib)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(lib)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
