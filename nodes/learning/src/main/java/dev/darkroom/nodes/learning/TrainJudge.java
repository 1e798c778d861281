package dev.darkroom.nodes.learning;

import dev.darkroom.diffusion.training.SavedTraining;
import dev.darkroom.diffusion.training.Training;
import dev.darkroom.diffusion.training.TrainingPlan;
import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.Range;
import dev.darkroom.sdk.Seed;
import dev.darkroom.sdk.port.Image;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Learns to say what a picture shows: which subject, in which style, wearing what. It sees real renders only, those held
 * out from the model's training too, each placed otherwise than the model saw it.
 */
@NodeType(id = "darkroom.train-judge", category = "learning/evaluate", device = true)
public final class TrainJudge implements Node<TrainJudge.In, TrainJudge.Out> {
    private static final int SIDE = 128;

    /**
     * @param subjects how many nouns, from the front of the list; more than there are means all
     * @param placements how many pictures of each noun in each style
     * @param name of the folder in which the training is kept; the same name goes on with it
     * @param steps updates in all, those of earlier runs counted
     * @param batch pictures per step
     * @param learningRate at its highest
     * @param seed of placements, first weights and all that is drawn
     */
    public record In(
            @Range(min = 1, max = 1000) @Default("1000") int subjects,
            @Range(min = 1, max = 64) @Default("2") int placements,
            @Default("darkroom-small-judge") String name,

            @Range(min = 1, max = 1_000_000) @Default("3000")
            int steps,

            @Range(min = 1, max = 1024) @Default("32") int batch,
            @Range(min = 1e-6, max = 0.1) @Default("0.002") double learningRate,
            @Seed @Default("7") long seed) {}

    /**
     * @param judge says what pictures show
     * @param lossCurve loss over the steps of this run, the lower the better
     */
    public record Out(Judge judge, Image lossCurve) {}

    @Override
    public Out run(In in, NodeContext context) throws IOException {
        var extent = new PictureDataset.Extent(in.subjects(), in.placements(), true);
        List<PictureDataset> datasets =
                List.of(PictureDataset.forTraining(extent, in.seed()), PictureDataset.heldOut(extent, in.seed()));
        List<String> subjects = datasets.stream()
                .flatMap(dataset -> dataset.entries().stream())
                .map(entry -> entry.scene().subject().noun())
                .distinct()
                .sorted()
                .toList();
        List<String> styles = Stream.of(Style.values()).map(Style::key).toList();
        List<String> worn = Stream.concat(
                        Stream.of(""), Stream.of(Headwear.values()).map(Headwear::noun))
                .toList();
        // Classes decide the shape of the network: another list of them is another training.
        String folder = in.name() + "-" + subjects.size() + "-" + styles.size() + "-" + worn.size();
        Path state = context.library().state("name", folder);
        var plan = new TrainingPlan(in.steps(), in.learningRate(), 100, 1, 0.99, Duration.ofMinutes(3), in.seed());
        var curve = new LossCurve(context, in.steps());
        Optional<SavedTraining> before = SavedTraining.newest(state);
        if (before.isEmpty() || before.get().steps() < in.steps()) {
            List<Exhibit> exhibits = exhibits(datasets, subjects, styles, worn, context);
            try (Training training = Training.open(
                    state,
                    plan,
                    weights -> new JudgeLoss(
                            new JudgeNetwork(weights, subjects.size(), styles.size(), worn.size()),
                            exhibits,
                            in.batch()))) {
                training.run(curve::add);
            }
        }
        Path weights = SavedTraining.newest(state).orElseThrow().average();
        return new Out(new Judge(weights, subjects, styles, worn), curve.draw());
    }

    private static List<Exhibit> exhibits(
            List<PictureDataset> datasets,
            List<String> subjects,
            List<String> styles,
            List<String> worn,
            NodeContext context)
            throws IOException {
        int total = datasets.stream().mapToInt(PictureDataset::size).sum();
        List<Exhibit> exhibits = new ArrayList<>();
        for (PictureDataset dataset : datasets) {
            for (PictureDataset.Entry entry : dataset.entries()) {
                Scene scene = entry.scene();
                for (int i = 0; i < entry.count(); i++) {
                    context.progress(exhibits.size(), total, "pictures");
                    Thumbnail small = Thumbnail.of(dataset.picture(entry, i, SIDE), SIDE, SIDE);
                    exhibits.add(new Exhibit(
                            small,
                            subjects.indexOf(scene.subject().noun()),
                            styles.indexOf(scene.style().key()),
                            scene.hat().map(Headwear::noun).map(worn::indexOf).orElse(0)));
                }
            }
        }
        return exhibits;
    }
}
