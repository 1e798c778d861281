package dev.darkroom.nodes.learning;

import dev.darkroom.nodes.learning.Rasteriser.Drawing;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The drawings that come with this plugin; see NOTICE for whose they are. {@code src/main/art/vendor.mjs} picked them.
 * Each is read once. Not thread-safe.
 */
final class Art {
    private final Map<Look, JsonNode> vectors = new EnumMap<>(Look.class);
    private final Map<String, Optional<Drawing>> read = new HashMap<>();

    /** All subjects, in the order of the list. */
    static List<Subject> subjects() throws IOException {
        return lines("subjects.tsv").stream()
                .map(line -> line.split("\t", -1))
                .map(cells ->
                        new Subject(cells[0], cells[1], cells[3].isEmpty() ? List.of() : List.of(cells[3].split(","))))
                .toList();
    }

    /** The lines of a list after its first, which names the columns. */
    static List<String> lines(String list) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(open(list), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).toList();
        }
    }

    /**
     * The drawing of a subject in a look, rewritten for a style.
     *
     * @return empty when the look lacks the subject
     */
    Optional<Drawing> drawing(String name, Look look, Style style) throws IOException {
        String key = name + '/' + look + '/' + (style == Style.LINE);
        Optional<Drawing> known = read.get(key);
        if (known == null) {
            known = look == Look.RENDER_3D ? Optional.of(solid(name)) : flat(name, look, style);
            read.put(key, known);
        }
        return known;
    }

    /** What heads wear and is drawn by us; nothing when it is the drawing of a subject. */
    Optional<Drawing> worn(Headwear worn, int colour, Style style) throws IOException {
        Optional<String> ours = worn.drawing(colour);
        return ours.isEmpty() ? Optional.empty() : Optional.of(Drawing.ofSvg(svg(style.rewrite(ours.get(), 32), 32)));
    }

    private Optional<Drawing> flat(String name, Look look, Style style) throws IOException {
        JsonNode set = vectors.get(look);
        if (set == null) {
            try (InputStream in = new GZIPInputStream(open(look.file() + ".json.gz"))) {
                set = new ObjectMapper().readTree(in);
            }
            vectors.put(look, set);
        }
        JsonNode body = set.get("bodies").get(name);
        if (body == null) {
            return Optional.empty();
        }
        int size = set.get("size").asInt();
        String inside = body.asString().replace("currentColor", "#000");
        return Optional.of(Drawing.ofSvg(svg(style.rewrite(inside, size), size)));
    }

    private static String svg(String body, int size) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"" + size
                + "\" height=\"" + size + "\" viewBox=\"0 0 " + size + " " + size + "\">" + body + "</svg>";
    }

    private static Drawing solid(String drawing) throws IOException {
        String name = Look.RENDER_3D.file() + "/" + drawing;
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
