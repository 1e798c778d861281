package acme.vignette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the engine reads from the jar before it loads a class. */
class PluginJarIT {
    private JarFile jar;

    @BeforeEach
    void open() throws IOException {
        jar = new JarFile(System.getProperty("plugin.jar"));
    }

    @AfterEach
    void close() throws IOException {
        jar.close();
    }

    @Test
    void shouldSayInItsManifestWhatItIsAndNeeds() throws IOException {
        Attributes manifest = jar.getManifest().getMainAttributes();

        assertEquals("acme-vignette", manifest.getValue("Plugin-Id"));
        assertEquals("1.0.0", manifest.getValue("Plugin-Version"));
        assertEquals(">=0.1.0 & <0.2.0", manifest.getValue("Plugin-Requires"));
    }

    @Test
    void shouldDefineItsNode() throws IOException {
        assertEquals("META-INF/darkroom/nodes/acme.vignette.json\n", read("META-INF/darkroom/nodes.idx"));
        assertTrue(read("META-INF/extensions.idx").lines().toList().contains("acme.vignette.Vignette"));

        String definition = read("META-INF/darkroom/nodes/acme.vignette.json");
        for (String part : List.of(
                "\"type\": \"acme.vignette\"",
                "\"version\": 2",
                "\"className\": \"acme.vignette.Vignette\"",
                "\"doc\": \"how dark the corners get: 0 leaves them, 1 makes them black\"",
                "\"defaultValue\": 0.5",
                "\"migrations\": [1]")) {
            assertTrue(definition.contains(part), () -> part + " is not in " + definition);
        }
    }

    @Test
    void shouldCarryNothingThatTheEngineBrings() {
        List<String> foreign = jar.stream()
                .map(entry -> entry.getName())
                .filter(name -> name.endsWith(".class") && !name.startsWith("acme/"))
                .toList();

        assertEquals(List.of(), foreign);
    }

    private String read(String path) throws IOException {
        try (var in = jar.getInputStream(jar.getEntry(path))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
