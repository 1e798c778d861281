package dev.darkroom.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.server.Json;
import dev.darkroom.server.TestPlugin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What people type, and what they get to read. */
class CommandLineTest {
    private static final String NOTE = """
            {"format": "darkroom/1", "name": "note", "nodes": {
              "slow": {"type": "acme.slow", "version": 1, "inputs": {"steps": 3, "millis": 1}},
              "write": {"type": "acme.write", "version": 1, "inputs": {"text": {"from": "slow.text"}, "seed": 4}}}}
            """;

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    @BeforeAll
    static void buildThePlugin() {
        TestPlugin.acme(shared.resolve("plugins"));
    }

    /** Each test computes its own: what one kept on disk is no other's. */
    @BeforeEach
    void forgetKeptResults() throws IOException {
        Path results = shared.resolve("cache/results");
        if (Files.isDirectory(results)) {
            try (Stream<Path> files = Files.list(results)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    Files.delete(file);
                }
            }
        }
    }

    @BeforeEach
    void writeTheWorkflow() throws IOException {
        Files.writeString(folder.resolve("note.json"), NOTE);
    }

    record Answer(int exitCode, String out, String err) {}

    private Answer darkroom(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                100,
                folder,
                folder,
                folder.resolve("no-product"),
                Map.of("DARKROOM_DATA", shared.toString()));
        int exitCode = new CommandLineTool(console).run(args);
        Answer answer =
                new Answer(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        assertThat(answer.out() + answer.err()).doesNotContain("\tat ", "Exception:");
        return answer;
    }

    @Test
    void shouldRunAWorkflowAndNameItsFiles() {
        Answer answer = darkroom("run", "note.json");
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.out()).isEqualTo("output/note_00001.txt\n");
        assertThat(answer.err()).contains("slow: ").contains("seed 4, 2 nodes in ");
        assertThat(folder.resolve("output/note_00001.txt")).hasContent("done after 3\n4\n");
    }

    @Test
    void shouldLeaveFilesThatOthersMayReadAsMuchAsAnyOther() throws IOException {
        assertThat(darkroom("run", "note.json").exitCode()).isZero();
        assertThat(Files.getPosixFilePermissions(folder.resolve("output/note_00001.txt")))
                .isEqualTo(Files.getPosixFilePermissions(folder.resolve("note.json")));
    }

    @Test
    void shouldSetInputsAndSeeds() {
        assertThat(darkroom("run", "note.json", "--set", "write.text=a red apple", "--seed", "7", "--out", "there")
                        .exitCode())
                .isZero();
        assertThat(folder.resolve("there/note_00001.txt")).hasContent("a red apple\n7\n");
    }

    @Test
    void shouldPrintExactlyOneRunRecordAsJson() {
        Answer answer = darkroom("run", "note.json", "--json");
        assertThat(answer.err()).isEmpty();
        JsonNode record = Json.COMPACT.readTree(answer.out());
        assertThat(record.propertyNames())
                .contains(
                        "runId",
                        "status",
                        "workflow",
                        "seeds",
                        "nodes",
                        "outputs",
                        "models",
                        "plugins",
                        "engine",
                        "device");
        assertThat(record.get("status").asString()).isEqualTo("succeeded");
        assertThat(record.get("seeds")).isEqualTo(Json.COMPACT.readTree("{\"write.seed\": 4}"));
        assertThat(record.at("/nodes/slow/status").asString()).isEqualTo("ran");
        assertThat(record.at("/nodes/write/ms").isNumber()).isTrue();
        JsonNode output = record.at("/outputs/0");
        assertThat(output.propertyNames()).containsExactly("node", "port", "file", "mediaType", "sha256");
        assertThat(output.get("file").asString()).isEqualTo("note_00001.txt");
        assertThat(output.get("sha256").asString()).matches("[0-9a-f]{64}");
        assertThat(record.at("/plugins/0").propertyNames()).containsExactly("id", "version", "sha256");
        assertThat(record.at("/plugins/0/id").asString()).isEqualTo("acme");
    }

    @Test
    void shouldFailInOneSentenceWhenANodeIsToBlame() throws IOException {
        Files.writeString(
                folder.resolve("fail.json"),
                "{\"format\": \"darkroom/1\", \"name\": \"f\", \"nodes\": {\"f\": {\"type\": \"acme.fail\", \"version\": 1, \"inputs\": {}}}}");
        Answer defect = darkroom("run", "fail.json");
        assertThat(defect.exitCode()).isEqualTo(1);
        assertThat(defect.err().lines())
                .hasSize(1)
                .allMatch(line -> line.startsWith("darkroom: Node \"f\" (acme.fail"));
        Answer refused = darkroom("run", "fail.json", "--set", "f.defect=false");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("Node \"f\", input \"defect\"").contains("wants true");
    }

    @Test
    void shouldListAllProblemsOfSettingsAndWorkflow() throws IOException {
        Files.writeString(folder.resolve("bad.json"), NOTE.replace("\"steps\": 3", "\"steps\": 0"));
        Answer answer = darkroom("run", "bad.json", "--set", "writ.text=x", "--set", "write.sed=1");
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err())
                .contains("3 problems")
                .contains("slow.steps: ")
                .contains("\"write\"")
                .contains("\"seed\"");
        assertThat(folder.resolve("output")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "validate"})
    void shouldSayWhatIsWrongWithAFile(String command) throws IOException {
        Files.writeString(folder.resolve("broken.json"), "{\"format\": ");
        Files.write(folder.resolve("picture.json"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff});
        Files.createDirectory(folder.resolve("sub"));
        assertThat(darkroom(command, "nothing.json"))
                .matches(a -> a.exitCode() == 2 && a.err().contains("There is no file nothing.json;"));
        assertThat(darkroom(command, "sub"))
                .matches(a -> a.exitCode() == 2 && a.err().contains("is a folder"));
        assertThat(darkroom(command, "broken.json"))
                .matches(a -> a.exitCode() == 2 && a.err().contains("line 1"));
        assertThat(darkroom(command, "picture.json"))
                .matches(a -> a.exitCode() == 2 && a.err().contains("UTF-8"));
    }

    @Test
    void shouldSayWhatIsWrongWithAFolder() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        assertThat(darkroom("run", "note.json", "--out", "file"))
                .matches(a -> a.exitCode() == 2 && a.err().contains("is a file; give a folder"));
        assertThat(darkroom("run", "note.json", "--data", "file"))
                .matches(a -> a.exitCode() == 2 && a.err().contains("is a file; give a folder"));
        assertThat(darkroom("run", "note.json", "--models", "nowhere"))
                .matches(a -> a.exitCode() == 2 && a.err().contains("does not exist"));
    }

    @Test
    void shouldSuggestTheNearestOption() {
        Answer answer = darkroom("run", "note.json", "--sed", "1");
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("--sed").contains("Did you mean").contains("--se");
        assertThat(darkroom("nods").err()).contains("nodes");
        assertThat(darkroom("run", "note.json", "--seed", "many").err()).contains("--seed");
        assertThat(darkroom("run").err()).contains("FILE");
    }

    @Test
    void shouldListNodeTypesByCategory() {
        Answer answer = darkroom("nodes");
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out().lines().toList())
                .contains("text", "  acme.write  Writes a text to a file, with its seed.");
        assertThat(Json.COMPACT.readTree(darkroom("nodes", "--json").out()).size())
                .isEqualTo(5);
    }

    @Test
    void shouldShowOneNodeTypeWithItsPorts() {
        assertThat(darkroom("nodes", "acme.slow").out())
                .contains("steps")
                .contains("1..100000")
                .contains("how many");
        assertThat(darkroom("nodes", "acme.slo").exitCode()).isEqualTo(2);
    }

    @Test
    void shouldListModelsAndPlugins() {
        assertThat(darkroom("models").exitCode()).isZero();
        assertThat(darkroom("plugins").out()).contains("acme").contains("1.0.0").contains("5 node types");
        JsonNode plugins = Json.COMPACT.readTree(darkroom("plugins", "--json").out());
        assertThat(plugins.at("/0/loaded").booleanValue()).isTrue();
    }

    @Test
    void shouldListWhatAModelDraws() throws IOException {
        Path models = folder.resolve("mine");
        Files.createDirectories(models.resolve("zoo/unet"));
        Files.createDirectories(models.resolve("silent/unet"));
        Path words = Files.writeString(
                models.resolve("zoo/words.json"), "{\"things\": [\"yak\", \"emu\"], \"styles\": [\"linocut\"]}");
        assertThat(darkroom("models", "--models", "mine").out()).contains("zoo", "draws 2 things", "silent");
        assertThat(darkroom("models", "zoo", "--models", "mine").out())
                .isEqualTo("zoo draws 2 things:\n  yak, emu\nin these styles:\n  linocut\n");
        assertThat(Json.COMPACT
                        .readTree(darkroom("models", "zoo", "--json", "--models", "mine")
                                .out())
                        .at("/things/1")
                        .asString())
                .isEqualTo("emu");
        assertThat(darkroom("models", "silent", "--models", "mine"))
                .matches(a -> a.exitCode() == 2 && a.err().contains("silent has no words.json"));
        assertThat(darkroom("models", "zo", "--models", "mine"))
                .matches(a -> a.exitCode() == 2 && a.err().contains("the nearest is \"zoo\""));
        Files.writeString(words, "{\"things\": ");
        assertThat(darkroom("models", "zoo", "--models", "mine"))
                .matches(a -> a.exitCode() == 2 && a.err().contains("words.json is not valid JSON"));
    }

    @Test
    void shouldSayThatAPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Answer answer = darkroom("serve", "--port", Integer.toString(taken.getLocalPort()));
            assertThat(answer.exitCode()).isEqualTo(2);
            assertThat(answer.err())
                    .contains("Port " + taken.getLocalPort() + " is in use")
                    .contains("--port");
        }
    }

    @Test
    void shouldNotServeOthersWithoutAToken() {
        assertThat(darkroom("serve", "--host", "0.0.0.0"))
                .matches(a -> a.exitCode() == 2 && a.err().contains("darkroom token add NAME"));
        assertThat(darkroom("serve", "--host", "0.0.0.0", "--token", "short"))
                .matches(a -> a.exitCode() == 2 && a.err().contains("shorter"));
        assertThat(darkroom("serve", "--host", "no such host"))
                .matches(a -> a.exitCode() == 2 && a.err().contains("is no address of this machine"));
        assertThat(darkroom("serve", "--host", "192.0.2.1", "--token", "0123456789abcdef"))
                .matches(a -> a.exitCode() == 2 && a.err().contains("is no address of this machine"));
        assertThat(darkroom("serve", "--port", "70000"))
                .matches(a -> a.exitCode() == 2 && a.err().contains("65535"));
    }

    @Test
    void shouldMakeListAndRemoveTokens() {
        Answer made = darkroom("token", "add", "anna", "--role", "view", "--days", "30", "--data", "tokens");
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(made.out()).matches("dr_[A-Za-z0-9_-]{43}\n");
        assertThat(made.err()).contains("The token of anna may look until 20").doesNotContain("dr_");
        assertThat(darkroom("token", "list", "--data", "tokens").out())
                .contains("anna", "view")
                .doesNotContain(made.out().strip());
        assertThat(darkroom("token", "add", "anna", "--data", "tokens"))
                .matches(a -> a.exitCode() == 2 && a.err().contains("There is a token anna already"));
        assertThat(darkroom("token", "add", "a b", "--data", "tokens"))
                .matches(a -> a.exitCode() == 2 && a.err().contains("is no name for a token"));
        assertThat(darkroom("token", "add", "ben", "--role", "king", "--data", "tokens"))
                .matches(a -> a.exitCode() == 2 && a.err().contains("give view, run or admin"));
        assertThat(darkroom("token", "add", "ben", "--days", "0", "--data", "tokens"))
                .matches(a -> a.exitCode() == 2 && a.err().contains("1 to 3650 days"));
        assertThat(darkroom("token", "remove", "anna", "--data", "tokens").exitCode())
                .isZero();
        assertThat(darkroom("token", "remove", "anna", "--data", "tokens"))
                .matches(a -> a.exitCode() == 2 && a.err().contains("There is no token \"anna\""));
        assertThat(folder.resolve("tokens/logs/audit.jsonl"))
                .content()
                .contains("token add", "anna")
                .doesNotContain("dr_");
    }

    static List<Path> brokenWorkflows() throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("../workflow/src/test/resources/broken"))) {
            files.filter(file -> file.toString().endsWith(".json")).sorted().forEach(all::add);
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("brokenWorkflows")
    void shouldListAllProblemsOfABrokenWorkflow(Path file) {
        Answer answer = darkroom("run", file.toAbsolutePath().toString());
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        JsonNode verdict = Json.COMPACT.readTree(
                darkroom("validate", "--json", file.toAbsolutePath().toString()).out());
        assertThat(verdict.get("valid").booleanValue()).isFalse();
        assertThat(answer.err().lines().skip(1)).hasSize(verdict.get("problems").size());
        for (JsonNode problem : verdict.get("problems")) {
            assertThat(problem.propertyNames()).contains("code", "found", "expected", "remedy", "message");
        }
    }

    @Test
    void shouldHaveThirtyBrokenWorkflows() throws IOException {
        assertThat(brokenWorkflows()).hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void shouldSayWhatWouldHaveToGoBeforeRemovingIt() throws IOException {
        Path results = Files.createDirectories(folder.resolve("data/cache/results"));
        Path old = Files.write(results.resolve("old.safetensors"), new byte[3000]);
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(40))));
        Path used = Files.write(results.resolve("used.safetensors"), new byte[3000]);

        Answer dry = darkroom("gc", "--dry-run", "--data", "data");
        assertThat(dry.exitCode()).as(dry.err()).isZero();
        assertThat(dry.out()).startsWith("WHAT").contains("kept results").endsWith("Would remove 2.9 KB in 1 file.\n");
        assertThat(old).exists();

        assertThat(darkroom("gc", "--data", "data").out()).endsWith("Removed 2.9 KB in 1 file.\n");
        assertThat(old).doesNotExist();
        assertThat(used).exists();
        assertThat(darkroom("gc", "--data", "data").out()).isEqualTo("Nothing has to go.\n");
        assertThat(darkroom("gc", "--data", "data", "--max-size", "1K").out()).endsWith("Removed 2.9 KB in 1 file.\n");
        assertThat(used).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gc --max-size many|is no size; write one such as 500M or 20G",
                "gc --keep-days -1|kept for 0 to 36500 days, not -1",
                "gc --data nowhere|There is no data folder",
                "run note.json --node-timeout soon|is no time; write one such as 90s, 10m or 2h",
                "run note.json --disk-cache -3|is no size"
            })
    void shouldTellInOneSentenceWhatIsWrongWithASizeOrATime(String line, String sentence) {
        Answer answer = darkroom(line.split(" ", -1));
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains(sentence);
    }

    @Test
    void shouldSayWhatMakesOneWorkflowAnother() throws IOException {
        Files.writeString(folder.resolve("other.json"), NOTE.replace("\"steps\": 3", "\"steps\": 5"));
        Answer answer = darkroom("diff", "note.json", "other.json");
        assertThat(answer.exitCode()).as(answer.err()).isEqualTo(3);
        assertThat(answer.out()).isEqualToNormalizingNewlines("slow.steps was 3 and is 5.\n");
        Answer same = darkroom("diff", "note.json", "note.json");
        assertThat(same.exitCode()).isZero();
        assertThat(same.out()).contains("same");
        JsonNode json = Json.COMPACT.readTree(
                darkroom("diff", "--json", "note.json", "other.json").out());
        assertThat(json.at("/nodes/0/inputs/0/after").intValue()).isEqualTo(5);
        assertThat(darkroom("diff", "note.json", "none.json").exitCode()).isEqualTo(2);
    }

    private static final String PAINTING = """
            {"format": "darkroom/1", "name": "painting", "nodes": {
              "mix": {"type": "acme.mix", "version": 1, "inputs": {"base": 70}},
              "paint": {"type": "acme.paint", "version": 1, "inputs": {"colour": {"from": "mix.colour"}}}}}
            """;

    @Test
    void shouldSweepAndLeaveASheet() throws IOException {
        Files.writeString(folder.resolve("painting.json"), PAINTING);
        Answer answer = darkroom(
                "sweep",
                "painting.json",
                "--axis",
                "paint.dark=0,0.5",
                "--axis",
                "paint.width=40,50,60",
                "--out",
                "there");
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.out().lines()).hasSize(7).endsWith("there/sheet.png");
        assertThat(answer.err()).contains("6/6  paint.dark=0.5 paint.width=60: succeeded");
        Answer again =
                darkroom("sweep", "painting.json", "--axis", "paint.name=[\"a, b\",\"c\"]", "--out", "there", "--json");
        JsonNode made = Json.COMPACT.readTree(again.out());
        assertThat(made.at("/cells/0/values/0").asString()).isEqualTo("a, b");
        assertThat(made.at("/cells/0/files/0").asString()).isEqualTo("there/a, b_00001.png");
        assertThat(made.get("sheet").asString()).isEqualTo("there/sheet-2.png");
        assertThat(folder.resolve("there/sheet-2.png")).exists();
    }

    @Test
    void shouldSayWhatIsWrongWithAnAxis() throws IOException {
        Files.writeString(folder.resolve("painting.json"), PAINTING);
        Answer none = darkroom("sweep", "painting.json", "--axis", "paint.dark");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("is no axis; write one such as denoise.guidanceScale=1,3,5");
        Answer twice = darkroom("sweep", "painting.json", "--axis", "paint.dark=0", "--axis", "paint.dark=1");
        assertThat(twice.exitCode()).isEqualTo(2);
        assertThat(twice.err()).contains("Two axes are of the same input. Put all values of an input into one axis.");
        assertThat(darkroom("sweep", "painting.json", "--axis", "paint.drak=0").err())
                .contains("write \"dark\"");
    }

    @Test
    void shouldRunNoMoreThanTheTarget() {
        Answer answer = darkroom("run", "note.json", "--target", "slow");
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.out()).isEmpty();
        assertThat(darkroom("run", "note.json", "--target", "sloe").err()).contains("write \"slow\"");
    }
}
