package acme;

import dev.darkroom.sdk.*;
import dev.darkroom.sdk.port.SavedFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import javax.imageio.ImageIO;

/** Paints a picture of one colour with a darker stripe, and saves it. */
@NodeType(id = "acme.paint", category = "image", output = true)
public final class Paint implements Node<Paint.In, Paint.Out> {
    /**
     * @param colour what a colour node mixed
     * @param width in pixels
     * @param height in pixels
     * @param dark how dark the stripe is
     * @param name of the file
     */
    public record In(
            @Default("160") int colour,
            @Range(min = 1, max = 4096) @Default("64") int width,
            @Range(min = 1, max = 4096) @Default("32") int height,
            @Range(min = 0, max = 1) @Default("0.5") double dark,
            @Default("painting") String name) {}

    /** @param file the file */
    public record Out(SavedFile file) {}

    @Override
    public Out run(In in, NodeContext context) throws Exception {
        BufferedImage picture = new BufferedImage(in.width(), in.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < in.height(); y++) {
            for (int x = 0; x < in.width(); x++) {
                boolean stripe = x * 4 / in.width() == 1;
                int level = stripe ? (int) Math.round(in.colour() * (1 - in.dark())) : in.colour();
                picture.setRGB(x, y, level << 16 | level << 8 | 40);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        return new Out(context.outputs().save(in.name(), "png", "image/png", png.toByteArray()));
    }
}
