package dev.darkroom.runtime.plugin;

import java.util.List;
import java.util.stream.Stream;

/** The packages that plugins share with the engine. All others of the engine are hidden from them. */
final class SharedPackages {
    /** A type of these crosses the border between engine and plugin, so both sides must mean the same class. */
    static final List<String> NAMES = List.of(
            "dev.darkroom.sdk",
            "org.pf4j",
            "org.slf4j",
            "org.jspecify",
            "ai.djl",
            "tools.jackson",
            "com.fasterxml.jackson.annotation");

    private static final List<String> PREFIXES =
            NAMES.stream().map(name -> name + ".").toList();
    private static final List<String> RESOURCES = resources();

    private SharedPackages() {}

    static boolean contain(String className) {
        return PREFIXES.stream().anyMatch(className::startsWith);
    }

    static boolean containResource(String path) {
        return RESOURCES.stream().anyMatch(path::startsWith);
    }

    private static List<String> resources() {
        // DJL looks for its engine and its native libraries through the context class loader.
        List<String> others = List.of(
                "META-INF/services/ai.djl.",
                "META-INF/services/org.slf4j.",
                "META-INF/services/tools.jackson.",
                "jnilib/",
                "native/lib/",
                "pytorch/",
                "pytorch-engine.properties");
        return Stream.concat(PREFIXES.stream().map(prefix -> prefix.replace('.', '/')), others.stream())
                .toList();
    }
}
