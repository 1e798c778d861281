package dev.darkroom.runtime;

import dev.darkroom.sdk.processor.NodeProcessor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.pf4j.processor.ExtensionAnnotationProcessor;

/** Builds plugins in a temporary folder, as a third party's build would. */
public final class TestPlugin {
    private static Path probes;

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final String id;
    private String version = "1.0.0";
    private String requires = ">=0.1.0";
    private String pluginClass = "";
    private String dependencies = "";

    private TestPlugin(String id) {
        this.id = id;
    }

    public static TestPlugin of(String id) {
        return new TestPlugin(id);
    }

    public TestPlugin version(String value) {
        version = value;
        return this;
    }

    public TestPlugin requires(String value) {
        requires = value;
        return this;
    }

    public TestPlugin mainClass(String value) {
        pluginClass = value;
        return this;
    }

    public TestPlugin dependsOn(String value) {
        dependencies = value;
        return this;
    }

    public TestPlugin source(String className, String text) {
        sources.put(className, text);
        return this;
    }

    public TestPlugin file(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    /** A node {@code type} that gives a fixed text; {@code inClass} goes into the class. */
    public TestPlugin node(String type, String className, String inClass) {
        return source(className, """
                package %s;
                import dev.darkroom.sdk.*;
                /** A test node. */
                @NodeType(id = "%s", category = "test")
                public final class %s implements Node<%s.In, %s.Out> {
                    %s
                    /** @param text what to say */
                    public record In(@Default("hello") String text) {}
                    /** @param said what was said */
                    public record Out(String said) {}
                    @Override public Out run(In in, NodeContext context) { return new Out("%s " + in.text()); }
                }
                """.formatted(
                packageOf(className), type, simple(className), simple(className), simple(className), inClass, id));
    }

    /** An exploded folder of the plugin's id. */
    public Path folder(Path into) {
        try {
            Path folder = into.resolve(id);
            Path classes = Files.createDirectories(folder.resolve("classes"));
            compile(classes);
            write(classes, files);
            Files.writeString(folder.resolve("plugin.properties"), properties());
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A jar with a manifest. */
    public Path jar(Path into) {
        try {
            Path classes = Files.createTempDirectory("darkroom-test-");
            compile(classes);
            write(classes, files);
            Manifest manifest = new Manifest();
            Attributes main = manifest.getMainAttributes();
            main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
            main.putValue("Plugin-Id", id);
            main.putValue("Plugin-Version", version);
            main.putValue("Plugin-Requires", requires);
            if (!pluginClass.isEmpty()) {
                main.putValue("Plugin-Class", pluginClass);
            }
            Files.createDirectories(into);
            Path jar = into.resolve(id + ".jar");
            try (OutputStream out = Files.newOutputStream(jar);
                    JarOutputStream zip = new JarOutputStream(out, manifest)) {
                addAll(zip, classes, "");
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A zip of an exploded folder, with or without the folder itself. */
    public Path zip(Path into, boolean withFolder) {
        try {
            Path folder = folder(Files.createTempDirectory("darkroom-test-"));
            Files.createDirectories(into);
            Path file = into.resolve(id + ".zip");
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
                addAll(zip, folder, withFolder ? id + "/" : "");
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The plugin of the test nodes, compiled once a process. */
    public static synchronized Path probes() {
        if (probes == null) {
            try {
                Path sources = Path.of("src/test/resources/dev/darkroom/runtime/probe");
                TestPlugin plugin = of("probe");
                try (Stream<Path> all = Files.list(sources)) {
                    for (Path source : all.toList()) {
                        String name = source.getFileName().toString().replace(".java.txt", "");
                        plugin.source("probe." + name, Files.readString(source));
                    }
                }
                probes = plugin.folder(Files.createTempDirectory("darkroom-probes-"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return probes;
    }

    public static void copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String properties() {
        return "plugin.id=" + id + "\nplugin.version=" + version + "\n"
                + (requires.isEmpty() ? "" : "plugin.requires=" + requires + "\n")
                + (pluginClass.isEmpty() ? "" : "plugin.class=" + pluginClass + "\n")
                + (dependencies.isEmpty() ? "" : "plugin.dependencies=" + dependencies + "\n");
    }

    private void compile(Path classes) throws IOException {
        if (sources.isEmpty()) {
            return;
        }
        Path folder = Files.createTempDirectory("darkroom-test-");
        List<Path> paths = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path path = folder.resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(path.getParent());
            paths.add(Files.writeString(path, source.getValue()));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavaCompiler.CompilationTask task = compiler.getTask(
                    new StringWriter(),
                    manager,
                    diagnostics,
                    List.of(
                            "-d",
                            classes.toString(),
                            "-parameters",
                            "-classpath",
                            System.getProperty("java.class.path")),
                    null,
                    manager.getJavaFileObjectsFromPaths(paths));
            task.setProcessors(List.of(new NodeProcessor(), new ExtensionAnnotationProcessor()));
            if (!task.call()) {
                throw new IllegalStateException(diagnostics.getDiagnostics().toString());
            }
        }
    }

    private static void write(Path folder, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    private static void addAll(ZipOutputStream zip, Path folder, String prefix) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(prefix + folder.relativize(file)));
                zip.write(Files.readAllBytes(file));
                zip.closeEntry();
            }
        }
    }

    private static String packageOf(String className) {
        return className.substring(0, className.lastIndexOf('.'));
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
