package dev.darkroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Makes plugins of Java sources as a third party's build would: compiled against the sdk, with its processor. */
public final class TestPlugin {
    /** One of the 0.1 line, as every plugin of these tests wants it. */
    public static final String REQUIRES = ">=0.1.0 & <0.2.0";

    private static final Path ACME = Path.of("src/test/resources/plugin/acme");

    private static final Path STUDIO = Path.of("src/test/resources/plugin/studio");

    private TestPlugin() {}

    /** The plugin {@code acme}: {@code acme.write}, {@code acme.slow} and {@code acme.fail}. */
    public static Path acme(Path plugins) {
        try (Stream<Path> sources = Files.list(ACME)) {
            return folder(plugins, "acme", REQUIRES, sources.sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The plugin {@code studio}: {@code studio.draw}, {@code studio.look} and {@code studio.weigh}. */
    public static Path studio(Path plugins) {
        try (Stream<Path> sources = Files.list(STUDIO)) {
            return folder(plugins, "studio", REQUIRES, sources.sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A plugin as a folder: {@code plugin.properties} and {@code classes/}. */
    public static Path folder(Path plugins, String id, String requires, List<Path> sources) {
        try {
            Path folder = plugins.resolve(id);
            Path classes = Files.createDirectories(folder.resolve("classes"));
            compile(sources, classes);
            Files.writeString(
                    folder.resolve("plugin.properties"),
                    "plugin.id=" + id + "\nplugin.version=1.0.0\nplugin.requires=" + requires + "\n");
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A plugin as a jar. */
    public static Path jar(Path file, String id, List<Path> sources) {
        try {
            Path classes = Files.createTempDirectory("classes");
            compile(sources, classes);
            Manifest manifest = new Manifest();
            Attributes main = manifest.getMainAttributes();
            main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
            main.putValue("Plugin-Id", id);
            main.putValue("Plugin-Version", "1.0.0");
            main.putValue("Plugin-Requires", REQUIRES);
            Files.createDirectories(file.getParent());
            try (OutputStream out = Files.newOutputStream(file);
                    JarOutputStream jar = new JarOutputStream(out, manifest);
                    Stream<Path> all = Files.walk(classes)) {
                for (Path entry : all.filter(Files::isRegularFile).sorted().toList()) {
                    jar.putNextEntry(
                            new JarEntry(classes.relativize(entry).toString().replace('\\', '/')));
                    Files.copy(entry, jar);
                    jar.closeEntry();
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(List<Path> sources, Path classes) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        List<String> arguments = new ArrayList<>(List.of(
                "-parameters",
                "-nowarn",
                "-Xlint:none",
                "-d",
                classes.toString(),
                "-classpath",
                System.getProperty("java.class.path")));
        sources.forEach(source -> arguments.add(source.toString()));
        assertThat(javac.run(null, System.out, System.err, arguments.toArray(String[]::new)))
                .as("javac %s", sources)
                .isZero();
    }
}
