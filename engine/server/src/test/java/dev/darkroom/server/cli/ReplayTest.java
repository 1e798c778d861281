package dev.darkroom.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.runtime.content.PngPixels;
import dev.darkroom.runtime.replay.Kept;
import dev.darkroom.server.Json;
import dev.darkroom.server.TestPlugin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs made again, packed and handed on, as people type it. */
class ReplayTest {
    private static final String DRAWING = """
            {"format": "darkroom/1", "name": "drawing", "nodes": {
              "draw": {"type": "studio.draw", "version": 1, "inputs": {"text": "a very secret rabbit", "seed": 4}}}}
            """;
    private static final String WEIGHED = """
            {"format": "darkroom/1", "name": "weighed", "nodes": {
              "weigh": {"type": "studio.weigh", "version": 1, "inputs": {"model": "small"}},
              "draw": {"type": "studio.draw", "version": 1, "inputs": {"text": "x", "ink": {"from": "weigh.ink"}}}}}
            """;
    private static final String LOOKED = """
            {"format": "darkroom/1", "name": "looked", "nodes": {
              "look": {"type": "studio.look", "version": 1, "inputs": {"file": "cat.bin"}},
              "draw": {"type": "studio.draw", "version": 1, "inputs": {"text": "x", "ink": {"from": "look.ink"}}}}}
            """;

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    @BeforeAll
    static void buildThePlugin() {
        TestPlugin.studio(shared);
    }

    record Answer(int exitCode, String out, String err) {
        JsonNode json() {
            return Json.COMPACT.readTree(out);
        }
    }

    private Answer darkroom(String... args) throws IOException {
        return darkroomOn("data", args);
    }

    /** On a machine of its own: another data folder. */
    private Answer darkroomOn(String data, String... args) throws IOException {
        Path plugin = folder.resolve(data).resolve("plugins").resolve("studio");
        if (!Files.exists(plugin)) {
            copy(shared.resolve("studio"), plugin);
        }
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
                Map.of("DARKROOM_DATA", folder.resolve(data).toString()));
        int exitCode = new CommandLineTool(console).run(args);
        Answer answer =
                new Answer(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        assertThat(answer.out() + answer.err()).doesNotContain("\tat ", "Exception:");
        return answer;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path place = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(place);
                } else {
                    Files.copy(file, place);
                }
            }
        }
    }

    private JsonNode run(String workflow) throws IOException {
        Files.writeString(folder.resolve("workflow.json"), workflow);
        Answer run = darkroom("run", "workflow.json", "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        Files.writeString(folder.resolve("record.json"), run.out());
        return run.json();
    }

    private void model(String place, int lastByte) throws IOException {
        Path file = folder.resolve(place);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[] {1, 2, 3, (byte) lastByte});
    }

    private void input(String data, String name, int firstByte) throws IOException {
        Path file = folder.resolve(data).resolve("input").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[] {(byte) firstByte, 2, 3});
    }

    @Test
    void shouldProveARunIdenticalByItsIdItsPictureAndItsRecord() throws IOException {
        String id = run(DRAWING).get("runId").asString();
        for (String given : new String[] {id, "output/drawing_00001.png", "record.json"}) {
            Answer answer = darkroom("replay", given);
            assertThat(answer.exitCode()).as(answer.out() + answer.err()).isZero();
            assertThat(answer.out()).isEqualTo("Identical: the one file, byte by byte.\n");
        }
        try (Stream<Path> left = Files.list(folder.resolve("output"))) {
            assertThat(left).as("a replay leaves nothing").hasSize(1);
        }
        assertThat(folder.resolve("data/cache/replays")).isEmptyDirectory();
    }

    @Test
    void shouldNameASeedThatIsNotThatOfTheRunAndShowWhereThePixelsDiffer() throws IOException {
        run(DRAWING);
        Path record = folder.resolve("record.json");
        Files.writeString(record, Files.readString(record).replaceFirst("\"seed\" : 4", "\"seed\" : 5"));
        Answer answer = darkroom("replay", "record.json");
        assertThat(answer.exitCode()).as(answer.err()).isEqualTo(3);
        assertThat(answer.out())
                .contains("Different: ", "The seed draw.seed was 4 and is 5.")
                .containsPattern(
                        "drawing_00001.png differs from drawing_00001.png in 2[0-9] of 384 pixels, by at most 200 of"
                                + " 255, PSNR \\d+\\.\\d dB\\.")
                .contains("output/drawing_00001-replay.png\n", "output/drawing_00001-difference.png\n")
                .doesNotContain("Nothing that was told");
        PngPixels map = PngPixels.decode(Files.readAllBytes(folder.resolve("output/drawing_00001-difference.png")));
        assertThat(map.size()).isEqualTo("24x16");

        JsonNode verdict = darkroom("replay", "record.json", "--json").json();
        assertThat(verdict.get("outcome").asString()).isEqualTo("different");
        assertThat(verdict.at("/changes/0/kind").asString()).isEqualTo("seed");
        assertThat(verdict.at("/outputs/0/pixels/greatest").intValue()).isEqualTo(200);
        assertThat(verdict.at("/files/1").asString()).isEqualTo("output/drawing_00001-difference-2.png");
    }

    @Test
    void shouldSayThatARecordWasEditedWhenNothingElseExplainsIt() throws IOException {
        run(DRAWING);
        Path record = folder.resolve("record.json");
        Files.writeString(record, Files.readString(record).replace("secret rabbit", "secret cat"));
        Answer known = darkroom("replay", "record.json");
        assertThat(known.exitCode()).isEqualTo(3);
        assertThat(known.out())
                .contains("draw.text was \"a very secret rabbit\" and is \"a very secret cat\".")
                .doesNotContain("edited");
        Answer elsewhere = darkroomOn("elsewhere", "replay", "record.json");
        assertThat(elsewhere.exitCode()).isEqualTo(3);
        assertThat(elsewhere.out()).contains("or what was told was edited after the run.");
    }

    @Test
    void shouldFindAModelByItsHashUnderAnotherNameInAnotherFolder() throws IOException {
        model("data/models/small.safetensors", 90);
        String id = run(WEIGHED).get("runId").asString();
        Files.delete(folder.resolve("data/models/small.safetensors"));
        model("data/models/a/b/c/d/e/f/renamed.safetensors", 90);
        Answer answer = darkroom("replay", id);
        assertThat(answer.exitCode()).as(answer.out() + answer.err()).isZero();
        assertThat(answer.err()).contains("The model \"small\" was found by its hash, as \"a/b/c/d/e/f/renamed\".");
        assertThat(answer.out())
                .isEqualTo("Identical: the one file shows the same; only what it tells of the run differs.\n");

        Files.delete(folder.resolve("data/models/a/b/c/d/e/f/renamed.safetensors"));
        Answer missing = darkroom("replay", id);
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err())
                .contains(
                        "The model \"small\" (sha256 ", ") is not among the models", "put it anywhere into the models");
    }

    @Test
    void shouldNameAModelWithOneBitFlipped() throws IOException {
        model("data/models/small.safetensors", 90);
        String id = run(WEIGHED).get("runId").asString();
        model("data/models/small.safetensors", 91);
        Answer answer = darkroom("replay", id);
        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.out())
                .contains("The model \"small\" has other content: its sha256 was ", "by at most 1 of 255");
    }

    @Test
    void shouldNameAPluginThatWasBuiltAnew() throws IOException {
        String id = run(DRAWING).get("runId").asString();
        Files.writeString(folder.resolve("data/plugins/studio/classes/note.txt"), "another build");
        Answer answer = darkroom("replay", id);
        assertThat(answer.exitCode()).as(answer.out()).isZero();
        assertThat(answer.out())
                .contains(
                        "Identical",
                        "The plugin studio is of version 1.0.0 as before, but another build: its sha256 was");
        assertThat(darkroom("replay", id, "--strict").exitCode()).isEqualTo(3);
    }

    @Test
    void shouldNameAnInputFileThatChangedAndFindOneThatMoved() throws IOException {
        input("data", "cat.bin", 90);
        String id = run(LOOKED).get("runId").asString();
        Files.move(folder.resolve("data/input/cat.bin"), folder.resolve("data/input/moved.bin"));
        assertThat(darkroom("replay", id).err()).contains("was found by its hash, as \"moved.bin\"");

        Files.delete(folder.resolve("data/input/moved.bin"));
        input("data", "cat.bin", 100);
        Answer changed = darkroom("replay", id);
        assertThat(changed.exitCode()).isEqualTo(3);
        assertThat(changed.out()).contains("The input file \"cat.bin\" has other content");

        Files.delete(folder.resolve("data/input/cat.bin"));
        Answer missing = darkroom("replay", id);
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("The input file \"cat.bin\" (sha256 ", "put it into the input folder");
    }

    @Test
    void shouldSayWhenNothingIsKnownToCompareWith() throws IOException {
        String id =
                run(DRAWING.replace("darkroom/1", "darkroom/1")).get("runId").asString();
        Path record = folder.resolve("record.json");
        ObjectNode none = (ObjectNode) Json.COMPACT.readTree(Files.readString(record));
        none.putArray("outputs");
        none.put("runId", "an edited one");
        Files.writeString(record, none.toString());
        Answer nothing = darkroom("replay", "record.json");
        assertThat(nothing.exitCode()).isEqualTo(3);
        assertThat(nothing.out()).contains("is left by draw now, and then it left no such file.");

        // What the picture showed is in the record; the picture itself is gone.
        Files.delete(folder.resolve("output/drawing_00001.png"));
        delete(folder.resolve("data/artifacts"));
        assertThat(darkroom("replay", id).exitCode()).isZero();
        ObjectNode old =
                (ObjectNode) Json.COMPACT.readTree(Files.readString(folder.resolve("data/runs/" + id + ".json")));
        ObjectNode output = (ObjectNode) old.at("/outputs/0");
        output.remove("content");
        old.put("runId", "an old one");
        output.put("sha256", "0".repeat(64));
        Files.writeString(record, old.toString());
        Answer gone = darkroom("replay", "record.json");
        assertThat(gone.exitCode()).isEqualTo(1);
        assertThat(gone.out()).contains("cannot be told, since drawing_00001.png itself is not kept.");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(java.util.Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }

    @Test
    void shouldSayWhatIsWrongWithWhatWasGiven() throws IOException {
        run(DRAWING);
        Files.write(folder.resolve("no.zip"), new byte[] {'P', 'K', 3, 4, 5});
        Files.writeString(folder.resolve("broken.json"), "{\"runId\": 1}");
        Map<String, String> expected = Map.of(
                "workflow.json", "is a workflow, and no record of a run. Run it with: darkroom run.",
                "no.zip", "The zip file holds no record.json",
                "broken.json", "broken.json is no record of a run: it has no",
                "none.png", "There is no file none.png, and it is no id of a run.",
                "00000000-0000-0000-0000-000000000000",
                        "There is no run 00000000-0000-0000-0000-000000000000 that is over",
                "output", "output is a folder.");
        for (Map.Entry<String, String> each : expected.entrySet()) {
            Answer answer = darkroom("replay", each.getKey());
            assertThat(answer.exitCode()).as(each.getKey()).isEqualTo(2);
            assertThat(answer.err()).contains(each.getValue());
        }
    }

    @Test
    void shouldPackARunForAnotherMachine() throws IOException {
        input("data", "cat.bin", 90);
        String id = run(LOOKED).get("runId").asString();
        assertThat(darkroom("pack", id).out()).isEqualTo(id + ".zip\n");
        assertThat(darkroom("pack", id).exitCode()).as("never over a file").isEqualTo(2);
        darkroom("pack", id, "--out", "again.zip");
        byte[] pack = Files.readAllBytes(folder.resolve("again.zip"));
        assertThat(pack).as("equal bytes").isEqualTo(Files.readAllBytes(folder.resolve(id + ".zip")));
        try (ZipFile zip = new ZipFile(folder.resolve("again.zip").toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .containsExactly(
                            "README.txt",
                            "workflow.json",
                            "record.json",
                            "models.sha256",
                            "outputs.json",
                            "inputs/cat.bin");
        }
        Answer there = darkroomOn("elsewhere", "replay", "again.zip");
        assertThat(there.exitCode()).as(there.out() + there.err()).isZero();
        assertThat(there.out()).startsWith("Identical: the one file");
        assertThat(there.err()).contains("The input file \"cat.bin\" was found by its hash, as ");
    }

    @Test
    void shouldPackWhatAPictureTells() throws IOException {
        run(DRAWING);
        assertThat(darkroom("pack", "output/drawing_00001.png").out()).isEqualTo("drawing_00001.zip\n");
        Answer there = darkroomOn("elsewhere", "replay", "drawing_00001.zip");
        assertThat(there.out()).isEqualTo("Identical: the one file, byte by byte.\n");
    }

    @Test
    void shouldReadNoPackThatUnpacksToMoreThanItSays() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("bomb.zip")))) {
            zip.putNextEntry(new ZipEntry("../../inputs/bomb"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 300; i++) {
                zip.write(zeros);
            }
        }
        Answer answer = darkroom("replay", "bomb.zip");
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("The pack holds more than 64 MiB");
    }

    @Test
    void shouldPutNoNameIntoAPackThatLeadsOutOfIt() throws IOException {
        input("data", "cat.bin", 90);
        run(LOOKED);
        Path record = folder.resolve("record.json");
        Files.writeString(
                record, Files.readString(record).replace("\"name\" : \"cat.bin\"", "\"name\" : \"../../../cat.bin\""));
        Answer packed = darkroom("pack", "record.json", "--out", "evil.zip");
        assertThat(packed.exitCode()).as(packed.err()).isZero();
        try (ZipFile zip = new ZipFile(folder.resolve("evil.zip").toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName)).allMatch(name -> !name.contains(".."));
        }
    }

    @Test
    void shouldExportPicturesThatTellLess() throws IOException {
        run(DRAWING);
        String picture = "output/drawing_00001.png";
        byte[] whole = Files.readAllBytes(folder.resolve(picture));
        assertThat(new String(whole, StandardCharsets.UTF_8)).contains("a very secret rabbit");

        assertThat(darkroom("export", picture, "--tells", "no-prompts").out())
                .isEqualTo("output/drawing_00001-no-prompts.png\n");
        byte[] less = Files.readAllBytes(folder.resolve("output/drawing_00001-no-prompts.png"));
        assertThat(new String(less, StandardCharsets.UTF_8))
                .doesNotContain("secret")
                .contains("studio.draw", "\"seed\":4");
        darkroom("export", picture, "--tells", "nothing", "--out", "silent.png");
        byte[] silent = Files.readAllBytes(folder.resolve("silent.png"));
        assertThat(new String(silent, StandardCharsets.ISO_8859_1)).doesNotContain("iTXt", "darkroom");
        assertThat(pixels(less)).isEqualTo(pixels(whole)).isEqualTo(pixels(silent));

        String shown =
                darkroom("export", picture, "--tells", "no-prompts", "--show").out();
        assertThat(new String(less, StandardCharsets.UTF_8)).contains(shown.strip());
        assertThat(darkroom("export", picture, "--tells", "nothing", "--show").out())
                .isEmpty();
        assertThat(darkroom("replay", "silent.png").err()).contains("silent.png tells nothing of the run that made it");
        assertThat(darkroom("export", picture, "--tells", "little").err()).contains("none of all, no-prompts, nothing");
        assertThat(darkroom("export", "workflow.json", "--tells", "nothing").exitCode())
                .isEqualTo(2);
    }

    private static String pixels(byte[] png) throws IOException {
        return dev.darkroom.runtime.content.ContentHash.of(PngPixels.decode(png));
    }

    @Test
    void shouldCompareRunsAndPictures() throws IOException {
        String one = run(DRAWING).get("runId").asString();
        String other = run(DRAWING.replace("\"seed\": 4", "\"seed\": 9").replace("drawing\",", "drawing\","))
                .get("runId")
                .asString();
        Answer runs = darkroom("diff", one, other);
        assertThat(runs.exitCode()).isEqualTo(3);
        assertThat(runs.out())
                .contains("draw.seed was 4 and is 9.\n", "drawing_00002.png differs from drawing_00001.png in ")
                .doesNotContain("The seed");
        assertThat(darkroom("diff", one, one).out()).isEqualTo("drawing_00001.png is the same, byte by byte.\n");
        Answer pictures = darkroom("diff", "output/drawing_00001.png", "output/drawing_00002.png", "--json");
        assertThat(pictures.json().at("/outputs/0/same").asString()).isEqualTo("different");
        assertThat(darkroom("diff", "workflow.json", one).out()).contains("draw.seed was 9 and is 4.");
    }

    @Test
    void shouldReadFilesThatAreGoneAsNotKept() {
        assertThat(Kept.read(folder.resolve("none"))).isEmpty();
    }
}
