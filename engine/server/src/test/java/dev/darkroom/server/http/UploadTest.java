package dev.darkroom.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What people bring, and what they try to bring. */
class UploadTest {
    private static final String UPLOADS = "/api/v1/uploads";

    @TempDir
    static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static byte[] picture(String format, int width, int height, int colour) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                picture.setRGB(x, y, colour + x * 7 + y * 1300);
            }
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(picture, format, file);
        return file.toByteArray();
    }

    private static HttpResponse<String> upload(String type, String query, byte[] content) {
        return server.send(
                server.request(UPLOADS + query).header("Content-Type", type).POST(BodyPublishers.ofByteArray(content)));
    }

    private static HttpResponse<String> form(String fileName, byte[] content, int times) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            body.writeBytes(("--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                            + "\"\r\nContent-Type: image/png\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(content);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes("--xyz--\r\n".getBytes(StandardCharsets.UTF_8));
        return upload("multipart/form-data; boundary=xyz", "", body.toByteArray());
    }

    private static byte[] latent(String header, int bytes) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length + bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .array();
    }

    private static List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("data/input"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void shouldBeThereForWorkflowsToName() throws IOException {
        byte[] png = picture("png", 30, 20, 1);
        HttpResponse<String> response = upload("image/png", "?name=my+cat.jpeg", png);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        JsonNode kept = server.json(response);
        String name = kept.get("name").asString();
        assertThat(name)
                .matches("[0-9a-f]{16}-my-cat\\.png")
                .startsWith(kept.get("sha256").asString().substring(0, 16));
        assertThat(kept.get("width").intValue()).isEqualTo(30);
        assertThat(kept.get("height").intValue()).isEqualTo(20);
        assertThat(server.engine().library().choices("inputs")).contains(name);
        assertThat(server.good(server.get(UPLOADS)).get("uploads").findValuesAsString("name"))
                .contains(name);
        HttpResponse<byte[]> file = server.bytes(server.request(UPLOADS + "/" + name));
        assertThat(file.body()).isEqualTo(png);
        assertThat(file.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(server.bytes(server.request(UPLOADS + "/" + name + "/thumbnail?size=64"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldBeKeptOnceWhateverItIsCalled() throws IOException {
        byte[] jpeg = picture("jpg", 16, 16, 2);
        HttpResponse<String> first = form("garden.jpg", jpeg, 1);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        HttpResponse<String> second = upload("image/jpeg", "?name=other.jpg", jpeg);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        String prefix = server.json(first).get("sha256").asString().substring(0, 16);
        assertThat(left().stream().filter(name -> name.startsWith(prefix))).containsExactly(prefix + "-garden.jpg");
    }

    @Test
    void shouldTakeWebP() throws IOException {
        byte[] webp =
                Files.readAllBytes(Path.of("../../nodes/image/src/test/resources/dev/darkroom/nodes/image/lossy.webp"));
        HttpResponse<String> response = upload("image/webp", "?name=dot.webp", webp);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        assertThat(server.json(response).get("mediaType").asString()).isEqualTo("image/webp");
        server.assertProblem(upload("image/webp", "", Arrays.copyOf(webp, webp.length - 6)), 422);
    }

    @Test
    void shouldTakeALatent() {
        String header = "{\"latent\":{\"dtype\":\"F32\",\"shape\":[1,4,2,2],\"data_offsets\":[0,64]}}";
        HttpResponse<String> response = upload("application/octet-stream", "?name=noise", latent(header, 64));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        assertThat(server.json(response).get("name").asString()).endsWith("-noise.safetensors");
        server.assertProblem(upload("application/octet-stream", "", latent(header, 60)), 422);
        server.assertProblem(
                upload("application/octet-stream", "", latent(header.replace("\"latent\"", "\"weight\""), 64)), 422);
        server.assertProblem(upload("application/octet-stream", "", latent(header.replace("}}", "}"), 64)), 422);
        server.assertProblem(
                upload("application/octet-stream", "", latent(header.replace("[1,4,2,2]", "[-1,4,2,-2]"), 64)), 422);
        server.assertProblem(
                upload(
                        "application/octet-stream",
                        "",
                        latent(header.replace("[1,4,2,2]", "[2147483647,2147483647,2147483647,9]"), 64)),
                422);
    }

    @Test
    void shouldRefuseWhatNoWorkflowCouldUseAndKeepNothingOfIt() throws IOException {
        upload("image/png", "", picture("png", 9, 9, 3));
        List<String> before = left();
        byte[] png = picture("png", 200, 200, 4);
        server.assertProblem(upload("image/png", "?name=a.png", new byte[0]), 422);
        server.assertProblem(upload("image/png", "", "not a picture".getBytes(StandardCharsets.UTF_8)), 422);
        server.assertProblem(upload("image/png", "", Arrays.copyOf(png, png.length / 2)), 422);
        byte[] jpeg = picture("jpg", 200, 200, 4);
        server.assertProblem(upload("image/jpeg", "", Arrays.copyOf(jpeg, jpeg.length / 2)), 422);
        server.assertProblem(upload("text/plain", "", png), 415);
        assertThat(left()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"60000, 60000", "2147483647, 1", "16000, 16000", "0, 5"})
    void shouldRefuseAPictureThatWouldUnpackToMoreThanThereIs(int width, int height) throws IOException {
        byte[] bomb = picture("png", 8, 8, 5);
        ByteBuffer header = ByteBuffer.wrap(bomb);
        header.putInt(16, width).putInt(20, height);
        CRC32 sum = new CRC32();
        sum.update(bomb, 12, 17);
        header.putInt(29, (int) sum.getValue());
        HttpResponse<String> response = upload("image/png", "", bomb);
        server.assertProblem(response, 422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../etc/passwd",
                "..\\..\\windows\\win.ini",
                "/etc/passwd",
                ".hidden",
                "a\u0000b",
                "con:",
                "-rf *",
                "..",
                " ",
                "ä/ö/ü.PNG",
                "<script>alert(1)</script>.png"
            })
    void shouldNotLeaveItsFolderWhateverItsName(String name) throws IOException {
        byte[] png = picture("png", 5, 5, name.hashCode() & 0xfff);
        String kept = server.good(upload("image/png", "?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8), png))
                .get("name")
                .asString();
        assertThat(kept).matches("[0-9a-f]{16}-[\\p{L}\\p{N}-]+\\.png");
        assertThat(folder.resolve("data/input").resolve(kept)).hasBinaryContent(png);
        assertThat(left()).allMatch(file -> file.matches("[0-9a-f]{16}-.*"));
    }

    @Test
    void shouldTakeOneFileAtATime() throws IOException {
        byte[] png = picture("png", 6, 6, 7);
        server.assertProblem(form("a.png", png, 2), 400);
        server.assertProblem(form("a.png", png, 0), 400);
        server.assertProblem(
                upload("multipart/form-data; boundary=xyz", "", "--xyz\r\nContent-".getBytes(StandardCharsets.UTF_8)),
                400);
        server.assertProblem(upload("multipart/form-data", "", png), 400);
    }

    @Test
    void shouldRefuseWhatIsTooLarge() throws IOException {
        List<String> before = left();
        byte[] large = new byte[(64 << 20) + (1 << 17)];
        assertThat(upload("image/png", "", large).statusCode()).isEqualTo(413);
        HttpRequest.Builder chunked = server.request(UPLOADS)
                .header("Content-Type", "image/png")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(large)));
        assertThat(server.send(chunked).statusCode()).isEqualTo(413);
        assertThat(left()).isEqualTo(before);
    }

    @Test
    void shouldSayThatThereIsNoSuchFile() throws IOException {
        for (String name : List.of("none.png", "..", ".darkroom-x.tmp", "%2e%2e", "..%5c..%5cconfig")) {
            HttpResponse<String> response = server.get(UPLOADS + "/" + name);
            assertThat(response.statusCode()).as(name).isIn(400, 404);
        }
        Files.writeString(folder.resolve("data/input/words.txt"), "words");
        server.assertProblem(server.get(UPLOADS + "/words.txt/thumbnail"), 404);
        assertThat(server.bytes(server.request(UPLOADS + "/words.txt"))
                        .headers()
                        .firstValue("Content-Disposition")
                        .orElse(""))
                .startsWith("attachment");
        Files.delete(folder.resolve("data/input/words.txt"));
    }
}
