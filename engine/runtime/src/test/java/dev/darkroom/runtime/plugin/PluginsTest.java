package dev.darkroom.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.runtime.Bench;
import dev.darkroom.runtime.TestPlugin;
import dev.darkroom.runtime.library.FileHashes;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunStatus;
import dev.darkroom.sdk.OldInputs;
import dev.darkroom.workflow.NodeCatalogue;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PluginsTest {
    @TempDir
    Path folder;

    private Path user() {
        return folder.resolve("data/plugins");
    }

    private Plugins load() {
        return Plugins.load(
                Optional.empty(),
                user(),
                folder.resolve("unpacked"),
                new FileHashes(folder.resolve("hashes.txt")),
                "0.1.0");
    }

    /** Loads a good plugin beside whatever lies there, and returns what is said of the others. */
    private List<PluginProblem> problemsBesideAGoodPlugin() {
        TestPlugin.of("good").node("good.node", "good.Good", "").folder(user());
        try (Plugins plugins = load()) {
            plugins.check();
            assertThat(plugins.node("good.node"))
                    .hasValueSatisfying(n -> assertThat(n.made()).isNotNull());
            return plugins.problems();
        }
    }

    private static byte[] classOf(Class<?> type) throws Exception {
        try (InputStream in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            return in.readAllBytes();
        }
    }

    @Test
    void shouldLoadJarZipAndFolderAlike() {
        TestPlugin.of("a-folder").node("acme.folder", "a.InFolder", "").folder(user());
        TestPlugin.of("a-jar").node("acme.jar", "b.InJar", "").jar(user());
        TestPlugin.of("a-zip").node("acme.zip", "c.InZip", "").zip(user(), false);
        TestPlugin.of("b-zip").node("acme.zip-with-folder", "d.InZip", "").zip(user(), true);

        try (Plugins plugins = load()) {
            assertThat(plugins.problems()).isEmpty();
            assertThat(plugins.list())
                    .extracting(PluginInfo::id)
                    .containsExactly("a-folder", "a-jar", "a-zip", "b-zip");
            assertThat(plugins.list()).allSatisfy(plugin -> {
                assertThat(plugin.sha256()).matches("[0-9a-f]{64}");
                assertThat(plugin.version()).isEqualTo("1.0.0");
                assertThat(plugin.loaded()).isTrue();
            });
            assertThat(plugins.catalogue(list -> Optional.empty()).all())
                    .extracting(d -> d.type())
                    .containsExactly("acme.folder", "acme.jar", "acme.zip", "acme.zip-with-folder");
            plugins.check();
            assertThat(plugins.problems()).isEmpty();
            assertThat(plugins.node("acme.jar").orElseThrow().loader())
                    .isNotSameAs(plugins.node("acme.zip").orElseThrow().loader());
        }
    }

    @Test
    void shouldKnowDefinitionsWithoutLoadingAClass() {
        TestPlugin.of("bad")
                .node("bad.node", "bad.Bad", "static { if (true) throw new IllegalStateException(\"loaded\"); }")
                .folder(user());
        try (Plugins plugins = load()) {
            assertThat(plugins.problems()).isEmpty();
            assertThat(plugins.node("bad.node")).isPresent();
            plugins.check();
            assertThat(plugins.problems()).singleElement().satisfies(p -> assertThat(p.message())
                    .contains("bad.node of plugin bad 1.0.0 cannot be used"));
        }
    }

    @Test
    void shouldMakeOneInstanceOfANode() {
        TestPlugin.of("good").node("good.node", "good.Good", "").folder(user());
        try (Plugins plugins = load()) {
            NodeProvider node = plugins.node("good.node").orElseThrow();
            assertThat(node.made()).isSameAs(node.made());
        }
    }

    @Test
    void shouldTellOfANodeWhoseConstructorThrows() {
        TestPlugin.of("bad")
                .node("bad.node", "bad.Bad", "public Bad() { throw new IllegalStateException(\"no luck\"); }")
                .jar(user());
        assertThat(problemsBesideAGoodPlugin()).singleElement().satisfies(p -> {
            assertThat(p.plugin()).isEqualTo("bad");
            assertThat(p.severity()).isEqualTo(PluginProblem.Severity.ERROR);
            assertThat(p.message())
                    .contains("bad.node", "constructor throws", "no luck")
                    .doesNotContain("\n");
        });
    }

    @Test
    void shouldTellOfAPluginWhoseConstructorThrows() {
        for (String thrown : List.of("new IllegalStateException(\"no luck\")", "new StackOverflowError(\"no luck\")")) {
            TestPlugin.of("bad")
                    .node("bad.node", "bad.Bad", "")
                    .source(
                            "bad.Main",
                            "package bad; public class Main extends org.pf4j.Plugin { public Main() { throw " + thrown
                                    + "; } }")
                    .mainClass("bad.Main")
                    .jar(user());
            assertThat(problemsBesideAGoodPlugin()).singleElement().satisfies(p -> assertThat(p.message())
                    .contains("plugin bad", "no luck"));
        }
    }

    @Test
    void shouldRefuseAPluginThatNeedsANewerSdk() {
        TestPlugin.of("bad").requires(">=9.0.0").node("bad.node", "bad.Bad", "").jar(user());
        TestPlugin.of("worse")
                .requires("9.0.0")
                .node("worse.node", "bad.Bad", "")
                .folder(user());
        assertThat(problemsBesideAGoodPlugin())
                .extracting(PluginProblem::message)
                .containsExactly(
                        "The plugin bad needs sdk >=9.0.0, but this is sdk 0.1.0; update Darkroom or take another version of"
                                + " the plugin.",
                        "The plugin worse needs sdk 9.0.0, but this is sdk 0.1.0; update Darkroom or take another version of"
                                + " the plugin.");
    }

    @Test
    void shouldUseAPluginThatBundlesAnotherJacksonWithTheEnginesOwn() throws Exception {
        String body = """
                static String seen() {
                    return tools.jackson.databind.ObjectMapper.class.getClassLoader() == Node.class.getClassLoader()
                            ? "shared" : "own";
                }
                """;
        TestPlugin.of("bundles")
                .node("bundles.node", "bundles.Bundles", body)
                .file("tools/jackson/databind/ObjectMapper.class", "not even a class".getBytes(StandardCharsets.UTF_8))
                .file("tools/jackson/databind/json/JsonMapper.class", classOf(String.class))
                .folder(user());
        assertThat(problemsBesideAGoodPlugin()).singleElement().satisfies(p -> {
            assertThat(p.severity()).isEqualTo(PluginProblem.Severity.WARNING);
            assertThat(p.message()).contains("plugin bundles carries a copy of Jackson 3", "leave it out");
        });
        try (Plugins plugins = load()) {
            Class<?> node =
                    plugins.node("bundles.node").orElseThrow().made().node().getClass();
            Method seen = node.getDeclaredMethod("seen");
            seen.setAccessible(true);
            assertThat(seen.invoke(null)).isEqualTo("shared");
        }
    }

    @Test
    void shouldRefuseAPluginThatBundlesTheSdk() throws Exception {
        TestPlugin.of("bad")
                .node("bad.node", "bad.Bad", "")
                .file("dev/darkroom/sdk/Node.class", classOf(dev.darkroom.sdk.Node.class))
                .jar(user());
        assertThat(problemsBesideAGoodPlugin()).singleElement().satisfies(p -> assertThat(p.message())
                .contains("bad carries a copy of the sdk", "provided"));
    }

    @Test
    void shouldTellOfBrokenArchivesAndFolders() throws Exception {
        Files.createDirectories(user().resolve("no-properties"));
        Files.writeString(user().resolve("broken.zip"), "this is no zip");
        Files.writeString(user().resolve("broken.jar"), "nor is this");
        Files.writeString(user().resolve("README.md"), "not a plugin, and not said to be one");
        TestPlugin.of("no-requires")
                .requires("")
                .node("bad.node", "bad.Bad", "")
                .folder(user());
        TestPlugin.of("bad-version").version("one").folder(user());
        TestPlugin.of("bad-requires").requires("newest please").folder(user());
        TestPlugin.of("needs-other")
                .dependsOn("absent")
                .node("needs.other", "bad.Bad", "")
                .folder(user());

        List<PluginProblem> problems = problemsBesideAGoodPlugin();

        assertThat(problems)
                .extracting(PluginProblem::plugin)
                .containsExactlyInAnyOrder(
                        "bad-requires",
                        "bad-version",
                        "broken.jar",
                        "broken.zip",
                        "needs-other",
                        "no-properties",
                        "no-requires");
        assertThat(problems)
                .allSatisfy(p -> assertThat(p.message()).endsWith(".").doesNotContain("\n"));
    }

    @Test
    void shouldRefuseOnlyThePluginWhoseDependenciesDoNotFit() {
        TestPlugin.of("base").node("base.node", "base.Base", "").folder(user());
        TestPlugin.of("fits")
                .dependsOn("base@>=1.0.0")
                .node("fits.node", "fits.Fits", "")
                .folder(user());
        TestPlugin.of("too-new")
                .dependsOn("base@>=2.0.0")
                .node("new.node", "n.New", "")
                .folder(user());
        TestPlugin.of("on-too-new")
                .dependsOn("too-new")
                .node("on.node", "o.On", "")
                .folder(user());
        TestPlugin.of("circle-a")
                .dependsOn("circle-b")
                .node("a.node", "a.A", "")
                .folder(user());
        TestPlugin.of("circle-b")
                .dependsOn("circle-a")
                .node("b.node", "b.B", "")
                .folder(user());

        assertThat(problemsBesideAGoodPlugin())
                .extracting(PluginProblem::message)
                .containsExactlyInAnyOrder(
                        "The plugin circle-a needs plugins that need it in turn; it can only be used once that is changed.",
                        "The plugin circle-b needs the plugin circle-a, which is not there or cannot be used; install that"
                                + " one too.",
                        "The plugin on-too-new needs the plugin too-new, which is not there or cannot be used; install that"
                                + " one too.",
                        "The plugin too-new needs version >=2.0.0 of the plugin base, but that is 1.0.0; update one of the"
                                + " two.");
        try (Plugins plugins = load()) {
            assertThat(plugins.node("base.node")).isPresent();
            assertThat(plugins.node("fits.node")).isPresent();
        }
    }

    @Test
    void shouldRefuseAZipWhoseNamesLeaveItsFolder() throws Exception {
        Files.createDirectories(user());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("../../escaped.txt"));
            zip.write(1);
            zip.closeEntry();
        }
        Files.write(user().resolve("evil.zip"), bytes.toByteArray());

        assertThat(problemsBesideAGoodPlugin()).singleElement().satisfies(p -> assertThat(p.message())
                .contains("../../escaped.txt", "leaves its folder"));
        assertThat(folder.resolve("escaped.txt")).doesNotExist();
        try (Stream<Path> left = Files.list(folder.resolve("unpacked"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void shouldTellOfIdsAndTypesThatAreTaken() {
        TestPlugin.of("first").node("acme.same", "a.Same", "").folder(user());
        TestPlugin.of("second")
                .node("acme.same", "b.Same", "")
                .node("acme.other", "b.Other", "")
                .folder(user());
        TestPlugin.of("first").node("acme.third", "c.Third", "").jar(user());

        try (Plugins plugins = load()) {
            assertThat(plugins.problems())
                    .extracting(PluginProblem::message)
                    .containsExactlyInAnyOrder(
                            "The plugin first.jar has the id \"first\", which another plugin has already; remove one of"
                                    + " the two.",
                            "The plugin second brings the node type acme.same, which the plugin first has already; its own"
                                    + " is left out, so remove one of the two.");
            assertThat(plugins.node("acme.same").orElseThrow().pluginId()).isEqualTo("first");
            assertThat(plugins.node("acme.other")).isPresent();
            assertThat(plugins.node("acme.third")).isEmpty();
        }
    }

    @Test
    void shouldTellOfADefinitionThatItsClassDoesNotMatch() throws Exception {
        Path plugin = TestPlugin.of("bad")
                .node("bad.ports", "bad.Ports", "")
                .node("bad.version", "bad.Version", "")
                .node("bad.gone", "bad.Gone", "")
                .source("bad.Part", "package bad; public class Part {}")
                .node("bad.whole", "bad.Whole", "public Part part() { return null; }")
                .folder(user());
        Files.delete(plugin.resolve("classes/bad/Part.class"));
        Path definitions = plugin.resolve("classes/META-INF/darkroom/nodes");
        edit(definitions.resolve("bad.ports.json"), "\"name\": \"text\"", "\"name\": \"words\"");
        edit(definitions.resolve("bad.version.json"), "\"version\": 1", "\"version\": 2");
        Files.delete(plugin.resolve("classes/bad/Gone.class"));

        assertThat(problemsBesideAGoodPlugin())
                .extracting(PluginProblem::message)
                .satisfiesExactlyInAnyOrder(
                        m -> assertThat(m).contains("bad.ports", "the inputs [words] but its class has [text]"),
                        m -> assertThat(m).contains("bad.version", "version 2 of bad.version", "version 1"),
                        m -> assertThat(m).contains("bad.whole", "cannot be made", "bad/Part"),
                        m -> assertThat(m).contains("bad.gone", "is not in the plugin"));
    }

    private static void edit(Path file, String from, String to) throws Exception {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    @Test
    void shouldFindMigrationsByReflection() {
        TestPlugin.of("old").source("old.Old", """
                        package old;
                        import dev.darkroom.sdk.*;
                        /** A test node. */
                        @NodeType(id = "old.node", version = 2, category = "test")
                        public final class Old implements Node<Old.In, Old.Out> {
                            /** @param text what to say */
                            public record In(String text) {}
                            /** @param said what was said */
                            public record Out(String said) {}
                            @Override public Out run(In in, NodeContext context) { return new Out(in.text()); }
                            @Migration(from = 1) static void wordsBecameText(OldInputs inputs) { inputs.rename("words", "text"); }
                        }
                        """).folder(user());
        try (Plugins plugins = load()) {
            NodeCatalogue catalogue = plugins.catalogue(list -> Optional.empty());
            OldInputs inputs = new OldInputs(Map.of("words", "x"));
            catalogue.migration("old.node", 1).orElseThrow().accept(inputs);
            assertThat(inputs.toMap()).containsExactly(Map.entry("text", "x"));
            assertThat(catalogue.migration("old.node", 2)).isEmpty();
        }
    }

    @Test
    void shouldGiveTheSameDigestForTheSameBuildOnly() {
        TestPlugin.of("same").node("acme.same", "a.Same", "").folder(user());
        String first;
        String again;
        try (Plugins plugins = load()) {
            first = plugins.list().get(0).sha256();
        }
        try (Plugins plugins = load()) {
            again = plugins.list().get(0).sha256();
        }
        TestPlugin.of("same")
                .node("acme.same", "a.Same", "static final int CHANGED = 1;")
                .folder(user());
        try (Plugins plugins = load()) {
            assertThat(again)
                    .isEqualTo(first)
                    .isNotEqualTo(plugins.list().get(0).sha256());
        }
    }

    @Test
    void shouldLetAClassLoaderGoOnceClosed() throws Exception {
        TestPlugin.of("gone").node("gone.node", "gone.Gone", "").folder(user());
        Plugins plugins = load();
        plugins.check();
        WeakReference<ClassLoader> loader =
                new WeakReference<>(plugins.node("gone.node").orElseThrow().loader());
        plugins.close();
        plugins = null;
        for (int i = 0; i < 50 && loader.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(loader.get()).isNull();
    }

    @Test
    void shouldRunAUserPluginInAWorkflowBesideBrokenOnes() throws Exception {
        TestPlugin.of("extra").node("acme.extra", "acme.Extra", "").jar(user());
        TestPlugin.of("bad")
                .node("bad.node", "bad.Bad", "public Bad() { throw new IllegalStateException(\"no luck\"); }")
                .jar(user());
        Files.writeString(user().resolve("broken.zip"), "this is no zip");
        try (Bench bench = Bench.in(folder)) {
            RunRecord good = bench.run(
                    "'e': {'type': 'acme.extra', 'inputs': {}}, 's': {'type': 'probe.save-text', 'inputs': {'text':"
                            + " {'from': 'e.said'}}}");
            assertThat(good.status()).as("%s", good.error()).isEqualTo(RunStatus.SUCCEEDED);
            assertThat(good.plugins()).extracting(RunRecord.Plugin::id).containsExactly("extra", "probe");

            RunRecord bad = bench.run("'b': {'type': 'bad.node', 'inputs': {}}");
            assertThat(bad.status()).isEqualTo(RunStatus.FAILED);
            assertThat(bad.error().orElseThrow().message()).contains("Node \"b\"", "bad.node of plugin bad", "no luck");
            assertThat(bench.darkroom().pluginProblems())
                    .extracting(PluginProblem::plugin)
                    .containsExactlyInAnyOrder("bad", "broken.zip");
        }
    }
}
