package dev.darkroom.runtime.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;
import org.pf4j.DefaultPluginDescriptor;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;

/**
 * Reads what a plugin says of itself: {@code plugin.properties} at the top of a folder or jar, or else the manifest.
 * Throws {@link PluginRefusedException} with a sentence when something is missing.
 */
final class DescriptorFinder implements PluginDescriptorFinder {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+([-+][0-9A-Za-z.+-]{1,60})?");
    private static final String PROPERTIES = "plugin.properties";
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    @Override
    public boolean isApplicable(Path path) {
        return true;
    }

    @Override
    public PluginDescriptor find(Path path) {
        try {
            return Files.isDirectory(path) ? ofFolder(path) : ofJar(path);
        } catch (IOException e) {
            throw new PluginRefusedException("cannot be read (" + e.getMessage() + "); copy it here again.", e);
        }
    }

    private static PluginDescriptor ofFolder(Path folder) throws IOException {
        if (Files.exists(folder.resolve(PROPERTIES))) {
            try (InputStream in = Files.newInputStream(folder.resolve(PROPERTIES))) {
                return ofProperties(in);
            }
        }
        Path manifest = folder.resolve("classes").resolve(MANIFEST);
        if (!Files.exists(manifest)) {
            throw new PluginRefusedException(
                    "has no plugin.properties, so it is no plugin; add one with plugin.id, plugin.version and"
                            + " plugin.requires, or move it elsewhere.");
        }
        try (InputStream in = Files.newInputStream(manifest)) {
            return ofManifest(new Manifest(in));
        }
    }

    private static PluginDescriptor ofJar(Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            ZipEntry properties = jar.getEntry(PROPERTIES);
            if (properties != null) {
                try (InputStream in = jar.getInputStream(properties)) {
                    return ofProperties(in);
                }
            }
            Manifest manifest = jar.getManifest();
            if (manifest == null || manifest.getMainAttributes().getValue("Plugin-Id") == null) {
                throw new PluginRefusedException(
                        "has neither plugin.properties nor a manifest with Plugin-Id, so it is no plugin; add one, or move"
                                + " it elsewhere.");
            }
            return ofManifest(manifest);
        }
    }

    private static PluginDescriptor ofProperties(InputStream in) throws IOException {
        Properties properties = new Properties();
        properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        return new Descriptor(
                properties.getProperty("plugin.id"),
                properties.getProperty("plugin.version"),
                properties.getProperty("plugin.requires"),
                properties.getProperty("plugin.class"),
                properties.getProperty("plugin.dependencies"),
                properties.getProperty("plugin.description"),
                properties.getProperty("plugin.provider"),
                properties.getProperty("plugin.license"));
    }

    private static PluginDescriptor ofManifest(Manifest manifest) {
        Attributes main = manifest.getMainAttributes();
        return new Descriptor(
                main.getValue("Plugin-Id"),
                main.getValue("Plugin-Version"),
                main.getValue("Plugin-Requires"),
                main.getValue("Plugin-Class"),
                main.getValue("Plugin-Dependencies"),
                main.getValue("Plugin-Description"),
                main.getValue("Plugin-Provider"),
                main.getValue("Plugin-License"));
    }

    private static final class Descriptor extends DefaultPluginDescriptor {
        Descriptor(
                @Nullable String id,
                @Nullable String version,
                @Nullable String requires,
                @Nullable String pluginClass,
                @Nullable String dependencies,
                @Nullable String description,
                @Nullable String provider,
                @Nullable String license) {
            setPluginId(matching(id, "plugin.id", ID, "lower-case letters, digits, dots and hyphens"));
            setPluginVersion(matching(version, "plugin.version", VERSION, "three numbers such as 1.0.0"));
            if (requires == null || requires.isBlank()) {
                throw new PluginRefusedException(
                        "does not say which sdk it needs; add plugin.requires, for example >=0.1.0 & <0.2.0.");
            }
            setRequires(requires.strip());
            if (pluginClass != null && !pluginClass.isBlank()) {
                setPluginClass(pluginClass.strip());
            }
            setDependencies(dependencies == null ? "" : dependencies);
            setPluginDescription(description == null ? "" : description);
            setProvider(provider == null ? "" : provider);
            setLicense(license == null ? "" : license);
        }

        private static String matching(@Nullable String value, String key, Pattern pattern, String expected) {
            if (value == null || !pattern.matcher(value.strip()).matches()) {
                throw new PluginRefusedException(
                        (value == null ? "has no " + key : "has the " + key + " \"" + value + "\"")
                                + ", but expected are " + expected + "; correct it.");
            }
            return value.strip();
        }
    }
}
