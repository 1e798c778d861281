package dev.darkroom.sdk.processor;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.pf4j.processor.ExtensionAnnotationProcessor;

/**
 * One run of the compiler over sources in memory, with the processors that a plugin's build has.
 *
 * @param errors messages of errors
 * @param classes where classes and resources went
 */
record Compilation(List<String> errors, Path classes) {
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern CLASS =
            Pattern.compile("(?m)^(?:public )?(?:final )?(?:class|enum|interface|record) (\\w+)");

    static Compilation of(Path classes, String... sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<JavaFileObject> files = new ArrayList<>();
        for (String source : sources) {
            files.add(new Source(name(source), source));
        }
        List<String> options =
                List.of("-d", classes.toString(), "-classpath", System.getProperty("java.class.path"), "-proc:full");
        if (Runtime.version().feature() < 21) {
            options = options.subList(0, 4);
        }
        JavaCompiler.CompilationTask task =
                compiler.getTask(new StringWriter(), null, diagnostics, options, null, files);
        task.setProcessors(List.of(new NodeProcessor(), new ExtensionAnnotationProcessor()));
        task.call();
        return new Compilation(
                diagnostics.getDiagnostics().stream()
                        .filter(d -> d.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                        .map(d -> d.getMessage(Locale.ROOT))
                        .toList(),
                classes);
    }

    String resource(String path) throws IOException {
        return Files.readString(classes.resolve(path));
    }

    boolean has(String path) {
        return Files.exists(classes.resolve(path));
    }

    private static String name(String source) {
        Matcher inPackage = PACKAGE.matcher(source);
        Matcher type = CLASS.matcher(source);
        if (!inPackage.find() || !type.find()) {
            throw new IllegalArgumentException("no package or class in: " + source);
        }
        return inPackage.group(1) + "." + type.group(1);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
