package dev.darkroom.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of runs as browsers, players and download tools fetch them. */
class OutputFilesTest {
    @TempDir
    static Path folder;

    private static TestServer server;
    private static String note;
    private static String tag;
    private static byte[] whole;

    @BeforeAll
    static void start() {
        server = TestServer.start(folder);
        note = "/api/v1/runs/" + server.run(TestServer.note(1, 1)) + "/outputs/0";
        HttpResponse<byte[]> all = server.bytes(server.request(note));
        whole = all.body();
        tag = all.headers().firstValue("ETag").orElseThrow();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpRequest.Builder part(String range) {
        return server.request(note).header("Range", range);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static String paint(int width, int height, String name) {
        return """
               {"format": "darkroom/1", "name": "paint", "nodes": {
                 "mix": {"type": "acme.mix", "version": 1, "inputs": {"base": 100}},
                 "paint": {"type": "acme.paint", "version": 1, "inputs": {"colour": {"from": "mix.colour"},
                   "width": %d, "height": %d, "name": "%s"}}}}
               """.formatted(width, height, name);
    }

    private static BufferedImage picture(HttpResponse<byte[]> response) throws IOException {
        assertThat(response.statusCode()).isEqualTo(200);
        return ImageIO.read(new ByteArrayInputStream(response.body()));
    }

    @Test
    void shouldBeNamedByTheirHashAndKeptForGood() {
        HttpResponse<byte[]> response = server.bytes(server.request(note));
        String sha256 = server.json(server.get(note.replaceFirst("/outputs.*", "")))
                .at("/outputs/0/sha256")
                .asString();
        assertThat(tag).isEqualTo('"' + sha256 + '"');
        assertThat(header(response, "Cache-Control")).contains("immutable").contains("private");
        assertThat(header(response, "Accept-Ranges")).isEqualTo("bytes");
        HttpResponse<byte[]> again = server.bytes(server.request(note).header("If-None-Match", "\"other\", W/" + tag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-3, 0, 3",
        "bytes=5-5, 5, 5",
        "bytes=4-, 4, -1",
        "bytes=-4, -4, -1",
        "bytes=2-99999999, 2, -1",
        "bytes=-99999999, 0, -1"
    })
    void shouldBeSentInPart(String range, int first, int last) {
        HttpResponse<byte[]> response = server.bytes(part(range));
        int from = first < 0 ? whole.length + first : first;
        int to = last < 0 ? whole.length + last : last;
        assertThat(response.statusCode()).isEqualTo(206);
        assertThat(response.body()).isEqualTo(Arrays.copyOfRange(whole, from, to + 1));
        assertThat(header(response, "Content-Range")).isEqualTo("bytes " + from + "-" + to + "/" + whole.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=99999-", "bytes=99999-100000", "bytes=-0"})
    void shouldNotHaveAPartBeyondTheirEnd(String range) {
        HttpResponse<String> response = server.send(part(range));
        server.assertProblem(response, 416);
        assertThat(header(response, "Content-Range")).isEqualTo("bytes */" + whole.length);
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=3-2", "bytes=a-b", "bytes=-", "lines=0-1", "bytes=0-1,3-4", "bytes=0-1-2"})
    void shouldBeSentWholeWhenThePartIsNotUnderstood(String range) {
        HttpResponse<byte[]> response = server.bytes(part(range));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(whole);
    }

    @Test
    void shouldBeSentWholeWhenThePartIsOfAnother() {
        assertThat(server.bytes(part("bytes=0-1").header("If-Range", tag)).statusCode())
                .isEqualTo(206);
        HttpResponse<byte[]> other = server.bytes(part("bytes=0-1").header("If-Range", "\"other\""));
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.body()).isEqualTo(whole);
    }

    @Test
    void shouldBeToldOfWithoutTheirContent() {
        HttpRequest.Builder head = server.request(note).method("HEAD", BodyPublishers.noBody());
        HttpResponse<byte[]> response = server.bytes(head);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Content-Length")).isEqualTo(String.valueOf(whole.length));
        assertThat(header(response, "ETag")).isEqualTo(tag);
        assertThat(response.body()).isEmpty();
        HttpRequest.Builder none = server.request("/api/v1/runs/none").method("HEAD", BodyPublishers.noBody());
        assertThat(server.bytes(none).statusCode()).isEqualTo(404);
    }

    @Test
    void shouldNotBeCompressedSinceTheirLengthIsTold() throws IOException {
        String id = server.run(TestServer.note(1, 1)
                .replace("\"from\": \"slow.text\"}", "\"from\": \"slow.text\"}, \"name\": \"" + "long" + "\""));
        String path = "/api/v1/runs/" + id + "/outputs/0";
        HttpResponse<byte[]> response = server.bytes(server.request(path).header("Accept-Encoding", "gzip"));
        assertThat(header(response, "Content-Encoding")).isEmpty();
        assertThat(header(response, "Content-Length")).isEqualTo(String.valueOf(response.body().length));
    }

    @Test
    void shouldKeepTheirNameWhateverItsLetters() {
        String id = server.run(paint(8, 8, "Äpfel 100%"));
        String disposition =
                header(server.bytes(server.request("/api/v1/runs/" + id + "/outputs/0")), "Content-Disposition");
        assertThat(disposition)
                .startsWith("inline; filename=\"_pfel 100__")
                .contains("filename*=UTF-8''%C3%84pfel%20100%25_");
    }

    @Test
    void shouldBeShownSmall() throws IOException {
        String id = server.run(paint(900, 300, "wide"));
        String path = "/api/v1/runs/" + id + "/outputs/0/thumbnail";
        HttpResponse<byte[]> response = server.bytes(server.request(path + "?size=128"));
        assertThat(header(response, "Content-Type")).isEqualTo("image/jpeg");
        assertThat(header(response, "Cache-Control")).contains("immutable");
        BufferedImage small = picture(response);
        assertThat(small.getWidth()).isEqualTo(128);
        assertThat(small.getHeight()).isEqualTo(43);
        assertThat(small.getRGB(120, 20) >> 16 & 0xff).isBetween(110, 130);
        assertThat(small.getRGB(48, 20) >> 16 & 0xff).isBetween(50, 70);
        assertThat(picture(server.bytes(server.request(path))).getWidth()).isEqualTo(256);
        try (Stream<Path> kept = Files.list(folder.resolve("data/cache/thumbnails"))) {
            assertThat(kept.map(file -> file.getFileName().toString().replaceFirst("^[0-9a-f]{64}", "")))
                    .contains("-128.jpg", "-256.jpg");
        }
        assertThat(server.bytes(server.request(path + "?size=128")).body()).isEqualTo(response.body());
        String known = header(response, "ETag");
        assertThat(server.bytes(server.request(path + "?size=128").header("If-None-Match", known))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void shouldNotBeMadeLarger() throws IOException {
        String id = server.run(paint(60, 20, "tiny"));
        HttpResponse<byte[]> response =
                server.bytes(server.request("/api/v1/runs/" + id + "/outputs/0/thumbnail?size=512"));
        assertThat(header(response, "Content-Type")).isEqualTo("image/png");
        BufferedImage same = picture(response);
        assertThat(List.of(same.getWidth(), same.getHeight())).isEqualTo(List.of(60, 20));
        assertThat(same.getRGB(0, 0) & 0xffffff).isEqualTo(0x787828);
    }

    @Test
    void shouldHaveNoThumbnailWithoutAPicture() {
        server.assertProblem(server.get(note + "/thumbnail"), 404);
        server.assertProblem(server.get(note.replace("outputs/0", "outputs/1/thumbnail")), 404);
        server.assertProblem(server.get(note + "/thumbnail?size=100"), 400);
        server.assertProblem(server.get(note + "/thumbnail?size=../../x"), 400);
    }

    @Test
    void shouldNotBeGivenOutWhenTheyWereChanged() throws IOException {
        // Of steps that no other test asks for: what another run has left, too, is still as that run made it.
        String id = server.run(TestServer.note(7, 1));
        String file = server.json(server.get("/api/v1/runs/" + id))
                .at("/outputs/0/file")
                .asString();
        Files.writeString(folder.resolve("output").resolve(file), "somebody else's words");
        server.assertProblem(server.get("/api/v1/runs/" + id + "/outputs/0"), 404);
    }
}
