package dev.darkroom.nodes.learning;

import dev.darkroom.nodes.learning.Question.Kind;
import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.Range;
import dev.darkroom.sdk.port.Autoencoder;
import dev.darkroom.sdk.port.Conditioning;
import dev.darkroom.sdk.port.Image;
import dev.darkroom.sdk.port.SavedFile;
import dev.darkroom.sdk.port.TextEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Says how well a model drew what it was asked, beside what the same judges say of real renders, of renders that went
 * through the autoencoder, of pictures drawn for another question, for no words, and of the training picture whose caption
 * is nearest.
 */
@NodeType(id = "darkroom.evaluate-pictures", category = "learning/evaluate", device = true, output = true)
public final class EvaluatePictures implements Node<EvaluatePictures.In, EvaluatePictures.Out> {
    private static final int SIDE = 128;
    /** Seed of renders that neither the model nor the judges saw. */
    private static final long FRESH = 90_001;

    /**
     * @param questions what was asked
     * @param images what was drawn, one picture for each question, in order
     * @param judge says what pictures show
     * @param textEncoder tells which caption is nearest to a prompt
     * @param autoencoder of the model
     * @param reconstructed how many pictures of each style, of subjects that no training saw, go through the autoencoder
     * @param subjects how many nouns the model was taught, from the front of the list
     * @param name what the report's files begin with
     */
    public record In(
            Questions questions,
            List<Image> images,
            Judge judge,
            TextEncoder textEncoder,
            Autoencoder autoencoder,
            @Range(min = 1, max = 1000) @Default("45") int reconstructed,
            @Range(min = 1, max = 1000) @Default("1000") int subjects,
            @Default("evaluation") String name) {}

    /**
     * @param table the report, for people
     * @param markdown its file
     * @param json the same as data
     */
    public record Out(String table, SavedFile markdown, SavedFile json) {}

    @Override
    public Out run(In in, NodeContext context) throws IOException {
        List<Question> questions = in.questions().all();
        if (in.images().size() != questions.size()) {
            throw new InvalidInputException(
                    "images",
                    "there are " + in.images().size() + " pictures, but " + questions.size()
                            + " questions; draw one picture for each text of the questions node.");
        }
        List<Thumbnail> drawn = in.images().stream().map(Thumbnail::of).toList();
        Gallery gallery = Gallery.of(in.subjects(), 1, context);
        var captions = new NearestCaption(in.textEncoder(), gallery, context);
        Set<Style> styles = EnumSet.noneOf(Style.class);
        questions.forEach(question -> styles.add(question.scene().style()));
        var report = new EvaluationReport(in.judge(), styles, gallery.scenes().size());
        for (Kind kind : Kind.values()) {
            List<Integer> asked = IntStream.range(0, questions.size())
                    .filter(i -> questions.get(i).kind() == kind)
                    .boxed()
                    .toList();
            if (asked.isEmpty() || kind == Kind.REPEATED) {
                continue;
            }
            List<Scene> scenes =
                    asked.stream().map(i -> questions.get(i).scene()).toList();
            List<Thumbnail> pictures = asked.stream().map(drawn::get).toList();
            report.rates(kind, "model", Rates.of(scenes, styles, pictures, in.judge(), gallery));
            if (kind == Kind.WORDLESS) {
                continue;
            }
            report.styles(scenes, pictures);
            List<Image> truth = fresh(scenes, FRESH);
            List<Thumbnail> real = truth.stream().map(Thumbnail::of).toList();
            List<Thumbnail> reconstructed = reconstructed(truth, in, context);
            List<Thumbnail> looked = new ArrayList<>();
            for (int i : asked) {
                looked.add(captions.picture(questions.get(i).text(), context));
            }
            List<Thumbnail> shuffled = new ArrayList<>(pictures);
            Collections.rotate(shuffled, Math.max(1, pictures.size() / 2));
            report.rates(kind, "real renders (ceiling)", Rates.of(scenes, styles, real, in.judge(), gallery));
            report.rates(kind, "real, through the VAE", Rates.of(scenes, styles, reconstructed, in.judge(), gallery));
            report.rates(kind, "nearest caption's picture", Rates.of(scenes, styles, looked, in.judge(), gallery));
            report.rates(kind, "another question's picture", Rates.of(scenes, styles, shuffled, in.judge(), gallery));
            report.distance(
                    kind,
                    mean(pictures.stream().map(gallery::distance).toList()),
                    mean(real.stream().map(gallery::distance).toList()));
            if (kind == Kind.SEEN) {
                List<Thumbnail> other =
                        fresh(scenes, FRESH + 1).stream().map(Thumbnail::of).toList();
                report.frechet(pictures, real, reconstructed, other);
            }
        }
        report.diversity(diversity(questions, drawn), betweenStyles(gallery));
        report.reconstruction(UnseenSubjects.decibels(
                UnseenSubjects.of(FRESH).through(in.autoencoder(), in.reconstructed(), context)));
        byte[] table = report.markdown().getBytes(StandardCharsets.UTF_8);
        return new Out(
                report.markdown(),
                context.outputs().save(in.name(), "md", "text/markdown", table),
                context.outputs()
                        .save(
                                in.name(),
                                "json",
                                "application/json",
                                report.json().getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Image> fresh(List<Scene> scenes, long seed) throws IOException {
        PictureDataset brush = PictureDataset.forTraining(new PictureDataset.Extent(1, 1, false), seed);
        List<Image> images = new ArrayList<>();
        for (Scene scene : scenes) {
            // Any placement but the first, which is the drawing as it came.
            images.add(Image.of(SIDE, SIDE, brush.picture(new PictureDataset.Entry(scene, 0, 8), 7, SIDE)));
        }
        return images;
    }

    private static List<Thumbnail> reconstructed(List<Image> images, In in, NodeContext context) {
        return images.stream()
                .map(image -> Thumbnail.of(through(image, in, context)))
                .toList();
    }

    private static Image through(Image image, In in, NodeContext context) {
        return in.autoencoder()
                .decode(in.autoencoder().encode(List.of(image), context), context)
                .get(0);
    }

    private static double diversity(List<Question> questions, List<Thumbnail> drawn) {
        List<Double> distances = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            for (int j = 0; j < i; j++) {
                Question a = questions.get(i);
                Question b = questions.get(j);
                if (a.kind() == Kind.REPEATED
                        && b.kind() == Kind.REPEATED
                        && a.text().equals(b.text())) {
                    distances.add(drawn.get(i).distance(drawn.get(j)));
                }
            }
        }
        return mean(distances);
    }

    private static double betweenStyles(Gallery gallery) {
        List<Double> distances = new ArrayList<>();
        List<Scene> scenes = gallery.scenes();
        for (int i = 1; i < scenes.size(); i++) {
            if (scenes.get(i).style() == Style.CARTOON
                    && scenes.get(i - 1).style() == Style.FLAT
                    && scenes.get(i).subject().equals(scenes.get(i - 1).subject())) {
                distances.add(gallery.picture(i).distance(gallery.picture(i - 1)));
            }
        }
        return mean(distances);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** What a lookup would draw: the training picture whose caption means most nearly what a prompt says. */
    private static final class NearestCaption {
        private final TextEncoder encoder;
        private final Gallery gallery;
        private final List<float[]> captions = new ArrayList<>();

        NearestCaption(TextEncoder encoder, Gallery gallery, NodeContext context) {
            this.encoder = encoder;
            this.gallery = gallery;
            for (Scene scene : gallery.scenes()) {
                context.progress(captions.size(), gallery.scenes().size(), "captions");
                captions.add(meaning(scene.captions().get(0), context));
            }
        }

        Thumbnail picture(String text, NodeContext context) {
            float[] asked = meaning(text, context);
            int best = 0;
            for (int i = 1; i < captions.size(); i++) {
                best = Gallery.dot(asked, captions.get(i)) > Gallery.dot(asked, captions.get(best)) ? i : best;
            }
            return gallery.picture(best);
        }

        private float[] meaning(String text, NodeContext context) {
            Conditioning states = encoder.encode(text, context);
            float[] mean = new float[states.width()];
            double squares = 0;
            for (int i = 0; i < states.tokens() * mean.length; i++) {
                mean[i % mean.length] += states.states().get(i);
            }
            for (float value : mean) {
                squares += value * value;
            }
            for (int i = 0; i < mean.length; i++) {
                mean[i] /= (float) Math.sqrt(squares);
            }
            return mean;
        }
    }
}
