package studio;

import dev.darkroom.sdk.*;
import dev.darkroom.sdk.port.SavedFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Draws a few dots where words and a seed put them, and saves a PNG that tells of the run. */
@NodeType(id = "studio.draw", category = "image", output = true)
public final class Draw implements Node<Draw.In, Draw.Out> {
    /**
     * @param text what to draw
     * @param style one more word, in one line
     * @param seed where the dots begin
     * @param ink their level, from 0 to 255
     * @param name of the file
     */
    public record In(
            @Multiline String text,
            @Default("") String style,
            @Seed @Default("0") long seed,
            @Default("200") int ink,
            @Default("drawing") String name) {}

    /** @param file the file */
    public record Out(SavedFile file) {}

    @Override
    public Out run(In in, NodeContext context) throws Exception {
        BufferedImage picture = new BufferedImage(24, 16, BufferedImage.TYPE_INT_RGB);
        int at = Math.floorMod((in.text() + in.style()).hashCode() + in.seed() * 31, 24 * 16);
        for (int dot = 0; dot < 12; dot++) {
            int place = (at + dot * 29) % (24 * 16);
            picture.setRGB(place % 24, place / 24, in.ink() << 8);
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        return new Out(context.outputs()
                .save(in.name(), "png", "image/png", telling(png.toByteArray(), context.outputs().provenance())));
    }

    @Override
    public Fingerprint fingerprint(In in, Library library) {
        return Fingerprint.NEVER_CACHE;
    }

    private static byte[] telling(byte[] png, String text) {
        byte[] type = "iTXt".getBytes(StandardCharsets.US_ASCII);
        byte[] data = ("darkroom\0\0\0\0\0" + text).getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(type);
        crc.update(data);
        int header = 8 + 25;
        return ByteBuffer.allocate(png.length + 12 + data.length)
                .put(png, 0, header)
                .putInt(data.length)
                .put(type)
                .put(data)
                .putInt((int) crc.getValue())
                .put(png, header, png.length - header)
                .array();
    }
}
