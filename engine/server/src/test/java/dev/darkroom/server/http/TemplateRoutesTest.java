package dev.darkroom.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.runtime.run.Provenance;
import dev.darkroom.server.Json;
import dev.darkroom.workflow.WorkflowReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What there is to begin from, and what is found in files that people drop. */
class TemplateRoutesTest {
    private static final String PAINTING = """
            {"format": "darkroom/1", "name": "Painting", "description": "One colour, one stripe.", "nodes": {
              "mix": {"type": "acme.mix", "version": 1, "inputs": {"base": 90}},
              "paint": {"type": "acme.paint", "version": 1, "inputs": {"colour": {"from": "mix.colour"}}}}}""";

    /** Where the second chunk of a PNG begins. */
    private static final int AFTER_HEADER = 33;

    @TempDir
    static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        Path templates = Files.createDirectories(folder.resolve("templates"));
        Files.createDirectories(templates.resolve("lecture/pictures"));
        Files.createDirectories(templates.resolve("pictures"));
        Files.writeString(templates.resolve("painting.json"), PAINTING);
        Files.writeString(templates.resolve("a-larger.json"), """
                {"format": "darkroom/1", "name": "Larger",
                 "requires": {"plugins": [{"id": "acme"}, {"id": "other"}], "models": ["big"]},
                 "nodes": {
                  "a": {"type": "acme.mix", "version": 1, "inputs": {}},
                  "b": {"type": "acme.mix", "version": 1, "inputs": {}},
                  "c": {"type": "somebody.else", "version": 1, "inputs": {}}}}""");
        Files.writeString(templates.resolve("broken.json"), "{\"nodes\": ");
        Files.writeString(templates.resolve("lecture/first.json"), PAINTING);
        BufferedImage picture = new BufferedImage(300, 100, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(picture, "png", templates.resolve("pictures/painting.png").toFile());
        server = TestServer.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldListTemplatesWithWhatTheyShowAndNeed() {
        JsonNode list = server.good(server.get("/api/v1/templates")).get("templates");
        assertThat(list.findValuesAsString("id")).containsExactly("painting", "a-larger", "lecture-first");
        JsonNode painting = list.get(0);
        assertThat(painting.get("name").asString()).isEqualTo("Painting");
        assertThat(painting.get("description").asString()).isEqualTo("One colour, one stripe.");
        assertThat(painting.get("needs")).isEmpty();
        assertThat(painting.at("/picture/width").intValue()).isEqualTo(300);
        JsonNode larger = list.get(1);
        assertThat(larger.has("picture")).isFalse();
        assertThat(larger.get("needs").toString())
                .isEqualTo("[{\"kind\":\"plugin\",\"name\":\"other\"},{\"kind\":\"model\",\"name\":\"big\"},"
                        + "{\"kind\":\"node\",\"name\":\"somebody.else\"}]");
        assertThat(list.get(2).get("group").asString()).isEqualTo("lecture");
    }

    @Test
    void shouldGiveADocumentThatCanBeKeptAndRun() {
        JsonNode template = server.good(server.get("/api/v1/templates/painting"));
        String document = template.get("document").toString();
        assertThat(template.at("/document/description").asString()).isEqualTo("One colour, one stripe.");
        server.good(server.post("/api/v1/workflows", "{\"document\": " + document + "}"));
        server.run(document);
        server.assertProblem(server.get("/api/v1/templates/nothing"), 404);
        server.assertProblem(server.get("/api/v1/templates/..%2Fdata"), 400);
    }

    @Test
    void shouldShowThePictureSmall() throws IOException {
        JsonNode template = server.good(server.get("/api/v1/templates/painting"));
        String url = template.at("/template/picture/url").asString();
        HttpResponse<byte[]> picture = server.bytes(server.request(url + "?size=128"));
        BufferedImage small = ImageIO.read(new ByteArrayInputStream(picture.body()));
        assertThat(small.getWidth()).isEqualTo(128);
        String tag = picture.headers().firstValue("ETag").orElseThrow();
        assertThat(server.bytes(server.request(url + "?size=128").header("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);
        server.assertProblem(server.get("/api/v1/templates/a-larger/picture"), 404);
    }

    private static HttpResponse<String> read(byte[] file, String type) {
        return server.send(
                server.request("/api/v1/read").header("Content-Type", type).POST(BodyPublishers.ofByteArray(file)));
    }

    /** As a node that saves pictures leaves it: what was run stands in it before the pixels. */
    private static byte[] painted() throws IOException {
        String told = new Provenance(
                        WorkflowReader.read(PAINTING),
                        Map.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        "darkroom 0.0.9",
                        "cpu",
                        Optional.empty())
                .toJson();
        byte[] text = ("iTXtdarkroom\0\0\0\0\0" + told).getBytes(StandardCharsets.UTF_8);
        CRC32 sum = new CRC32();
        sum.update(text);
        byte[] plain = Files.readAllBytes(folder.resolve("templates/pictures/painting.png"));
        return ByteBuffer.allocate(plain.length + text.length + 8)
                .put(plain, 0, AFTER_HEADER)
                .putInt(text.length - 4)
                .put(text)
                .putInt((int) sum.getValue())
                .put(plain, AFTER_HEADER, plain.length - AFTER_HEADER)
                .array();
    }

    @Test
    void shouldReadTheWorkflowOutOfAPictureThatARunMade() throws IOException {
        JsonNode found = server.good(read(painted(), "image/png"));
        assertThat(found.get("source").asString()).isEqualTo("picture");
        assertThat(found.get("workflow")).isEqualTo(Json.COMPACT.readTree(PAINTING));
        assertThat(found.get("engine").asString()).isEqualTo("darkroom 0.0.9");
    }

    @Test
    void shouldReadWorkflowsAndRecords() {
        JsonNode plain = server.good(read(PAINTING.getBytes(StandardCharsets.UTF_8), "application/json"));
        assertThat(plain.get("source").asString()).isEqualTo("workflow");
        String record = server.get("/api/v1/runs/" + server.run(PAINTING)).body();
        JsonNode found = server.good(read(record.getBytes(StandardCharsets.UTF_8), "application/octet-stream"));
        assertThat(found.get("source").asString()).isEqualTo("record");
        assertThat(found.get("workflow"))
                .isEqualTo(Json.COMPACT.readTree(record).get("workflow"));
    }

    @Test
    void shouldSayWhyThereIsNoWorkflowInAFile() throws IOException {
        byte[] silent = Files.readAllBytes(folder.resolve("templates/pictures/painting.png"));
        assertThat(refused(silent)).startsWith("The picture holds no workflow");
        byte[] painted = painted();
        assertThat(refused(Arrays.copyOf(painted, 40))).contains("the file is cut short");
        assertThat(refused(new byte[] {1, 2, 3})).contains("it is no PNG file");
        assertThat(refused(new byte[0])).isEqualTo("The file is empty.");
        assertThat(refused("{\"nodes\": 7}".getBytes(StandardCharsets.UTF_8))).startsWith("The workflow has");
        assertThat(refused("{\"runId\": 1, \"workflow\": {}}".getBytes(StandardCharsets.UTF_8)))
                .startsWith("The file is no record of a run");
    }

    private static String refused(byte[] file) {
        HttpResponse<String> answer = read(file, "application/octet-stream");
        server.assertProblem(answer, 422);
        return server.json(answer).get("detail").asString();
    }

    @Test
    void shouldReadNoFileThatIsTooLarge() {
        byte[] text = new byte[ApiServer.MAX_REQUEST + 10];
        Arrays.fill(text, (byte) ' ');
        server.assertProblem(read(text, "application/json"), 413);
    }
}
