package dev.darkroom.nodes.learning;

import dev.darkroom.nodes.learning.Rasteriser.Drawing;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The drawings that come with this plugin; see NOTICE for whose they are. {@code src/main/art/vendor.mjs} picked them.
 */
final class Art {
    private Art() {}

    /** All subjects, in the order of the list. */
    static List<Subject> subjects() throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(open("subjects.tsv"), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new Subject(
                            cells[0], cells[1], cells[3].isEmpty() ? List.of() : List.of(cells[3].split(","))))
                    .toList();
        }
    }

    /** The drawings of the given subjects in one look, in their order. */
    static List<Drawing> drawings(Look look, List<Subject> subjects) throws IOException {
        JsonNode vectors = look == Look.RENDER_3D ? null : vectors(look);
        var drawings = new java.util.ArrayList<Drawing>(subjects.size());
        for (Subject subject : subjects) {
            drawings.add(vectors == null ? solid(subject) : flat(vectors, subject));
        }
        return drawings;
    }

    private static JsonNode vectors(Look look) throws IOException {
        try (InputStream in = new GZIPInputStream(open(look.file() + ".json.gz"))) {
            return new ObjectMapper().readTree(in);
        }
    }

    private static Drawing flat(JsonNode vectors, Subject subject) throws IOException {
        int size = vectors.get("size").asInt();
        String body = vectors.get("bodies").get(subject.drawing()).asString().replace("currentColor", "#000");
        return Drawing.ofSvg(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"" + size
                        + "\" height=\"" + size + "\" viewBox=\"0 0 " + size + " " + size + "\">" + body + "</svg>");
    }

    private static Drawing solid(Subject subject) throws IOException {
        String name = Look.RENDER_3D.file() + "/" + subject.drawing();
        try (InputStream svg = find(name + ".svg")) {
            if (svg != null) {
                return Drawing.ofSvg(new String(svg.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        try (InputStream in = open(name + ".webp")) {
            BufferedImage image = WebP.read(in);
            return new Drawing(null, image);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = find(name);
        if (in == null) {
            throw new IOException("the plugin's drawing " + name + " is missing: build it again");
        }
        return in;
    }

    private static @Nullable InputStream find(String name) {
        return Art.class.getResourceAsStream("/art/" + name);
    }

    /** Reads WebP without ImageIO's service registry, which does not see into a plugin's class loader. */
    private static final class WebP {
        private WebP() {}

        static BufferedImage read(InputStream in) throws IOException {
            var reader = new com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi().createReaderInstance(null);
            try (var stream = ImageIO.createImageInputStream(in)) {
                reader.setInput(stream);
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        }
    }
}
