package dev.darkroom.nodes.learning;

import dev.darkroom.sdk.NodeContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Real renders as training shows them, to compare pictures with: each subject in each style, as it came. */
final class Gallery {
    private static final int SIDE = 128;

    private final List<Scene> scenes = new ArrayList<>();
    private final List<Thumbnail> pictures = new ArrayList<>();
    private final List<float[]> shapes = new ArrayList<>();

    /** Renders what training may see of the first subjects, bare. */
    static Gallery of(int subjects, long seed, NodeContext context) throws IOException {
        var gallery = new Gallery();
        PictureDataset dataset = PictureDataset.forTraining(new PictureDataset.Extent(subjects, 1, false), seed);
        for (PictureDataset.Entry entry : dataset.entries()) {
            context.progress(gallery.scenes.size(), dataset.entries().size(), "real pictures");
            gallery.scenes.add(entry.scene());
            Thumbnail picture = Thumbnail.of(dataset.picture(entry, 0, SIDE), SIDE, SIDE);
            gallery.pictures.add(picture);
            gallery.shapes.add(ShapeAndColour.of(picture));
        }
        return gallery;
    }

    List<Scene> scenes() {
        return scenes;
    }

    Thumbnail picture(int index) {
        return pictures.get(index);
    }

    /** The noun of the render that is most like a picture in shape and colour. */
    String nearest(Thumbnail picture) {
        float[] shape = ShapeAndColour.of(picture);
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < shapes.size(); i++) {
            double alike = dot(shape, shapes.get(i));
            if (alike > most) {
                most = alike;
                best = i;
            }
        }
        return scenes.get(best).subject().noun();
    }

    /** How far the nearest render is, as {@link Thumbnail#distance}: small for a picture that was learnt by heart. */
    double distance(Thumbnail picture) {
        return pictures.stream().mapToDouble(picture::distance).min().orElse(Double.NaN);
    }

    static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
