package dev.darkroom.nodes.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.darkroom.nodes.learning.Question.Kind;
import dev.darkroom.sdk.Cancellation;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.port.Autoencoder;
import dev.darkroom.sdk.port.Conditioning;
import dev.darkroom.sdk.port.Image;
import dev.darkroom.sdk.port.Latent;
import dev.darkroom.sdk.port.TextEncoder;
import dev.darkroom.sdk.test.NodeTester;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvaluationTest {
    private static final int SUBJECTS = 2;

    @Test
    void shouldAskForWhatWasShownAndForWhatWasHeldOut() throws Exception {
        HeldOut list = HeldOut.read();
        List<Question> questions =
                Questions.ask(1000, EnumSet.allOf(Style.class), 30, 1).all();
        assertThat(questions)
                .extracting(Question::kind)
                .contains(
                        Kind.SEEN,
                        Kind.HELD_OUT_STYLE,
                        Kind.COLOUR,
                        Kind.HELD_OUT_COLOUR,
                        Kind.WORN,
                        Kind.HELD_OUT_WORN,
                        Kind.SYNONYM,
                        Kind.REPEATED,
                        Kind.WORDLESS);
        for (Question question : questions) {
            Scene scene = question.scene();
            String noun = scene.subject().noun();
            assertThat(list.subject(noun)).isFalse();
            boolean style = list.style(noun, scene.style().key());
            boolean colour = scene.colour()
                    .filter(asked -> list.colour(noun, asked.word()))
                    .isPresent();
            boolean worn =
                    scene.hat().filter(asked -> list.hat(noun, asked.noun())).isPresent();
            assertThat(style).isEqualTo(question.kind() == Kind.HELD_OUT_STYLE);
            assertThat(colour).isEqualTo(question.kind() == Kind.HELD_OUT_COLOUR);
            assertThat(worn).isEqualTo(question.kind() == Kind.HELD_OUT_WORN);
            if (question.kind() == Kind.SYNONYM) {
                assertThat(scene.captions()).doesNotContain(question.text());
            } else if (question.kind() != Kind.WORDLESS) {
                assertThat(scene.captions()).contains(question.text());
            }
        }
        assertThat(Questions.ask(1000, EnumSet.allOf(Style.class), 30, 1).all()).isEqualTo(questions);
        try (var tester = NodeTester.of(new AskQuestions())) {
            assertThatThrownBy(() -> tester.run(new AskQuestions.In(2, "flat, cubist", "", 1, 1)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("\"cubist\"");
            assertThatThrownBy(() -> tester.run(new AskQuestions.In(2, "", "seen, smelt", 1, 1)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("\"smelt\"")
                    .hasMessageContaining("held-out style");
            Questions some = tester.run(new AskQuestions.In(1000, "", "held-out style, seen", 30, 1))
                    .questions();
            assertThat(some.all())
                    .as("asked alone, the same questions as among all")
                    .isEqualTo(questions.stream()
                            .filter(question -> question.kind() == Kind.SEEN || question.kind() == Kind.HELD_OUT_STYLE)
                            .toList());
        }
    }

    @Test
    void shouldJudgeAStyleAmongThoseThatWereAskedFor() {
        var judge = new Judge(Path.of("unread"), List.of("cat"), List.of("flat", "glossy", "line"), List.of(""));
        var opinion = new Opinion(new float[0], new float[] {1}, new float[] {0.3f, 0.6f, 0.1f}, new float[] {1});

        assertThat(judge.style(opinion, EnumSet.of(Style.FLAT, Style.LINE))).isEqualTo(Style.FLAT);
        assertThat(judge.style(opinion, EnumSet.of(Style.FLAT, Style.LINE, Style.GLOSSY)))
                .isEqualTo(Style.GLOSSY);
    }

    @Test
    void shouldNameTheColourThatCoversMost() {
        for (Colour colour : Colour.values()) {
            Thumbnail plain = new Thumbnail(disc(colour));
            assertThat(DominantColour.of(plain)).as("%s", colour).isEqualTo(Optional.of(colour));
        }
        float[] grey = new float[Thumbnail.SIDE * Thumbnail.SIDE * 3];
        assertThat(DominantColour.of(new Thumbnail(grey))).isEmpty();
    }

    /** A square of the colour's paint on white, as the data set recolours a grey one. */
    private static float[] disc(Colour colour) {
        int side = Thumbnail.SIDE;
        float[] square = new float[side * side * 4];
        float[] rgb = new float[side * side * 3];
        for (int i = 0; i < side * side; i++) {
            boolean inside = i / side > 16 && i / side < 48 && i % side > 16 && i % side < 48;
            for (int c = 0; c < 4; c++) {
                square[4 * i + c] = inside ? c == 3 ? 1 : 0.6f : 0;
            }
        }
        Raster painted = colour.applied(new Raster(side, square));
        float[] onWhite = painted.on(new float[] {1, 1, 1});
        System.arraycopy(onWhite, 0, rgb, 0, rgb.length);
        return rgb;
    }

    @Test
    void shouldMeasureHowFarApartTwoSetsAre() {
        var random = new SplittableRandom(1);
        List<float[]> first = new ArrayList<>();
        List<float[]> moved = new ArrayList<>();
        List<float[]> wider = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            float[] vector = new float[6];
            float[] far = new float[6];
            float[] wide = new float[6];
            for (int d = 0; d < 6; d++) {
                vector[d] = (float) random.nextDouble(-1, 1);
                far[d] = vector[d] + 2;
                wide[d] = 3 * vector[d];
            }
            first.add(vector);
            moved.add(far);
            wider.add(wide);
        }
        assertThat(FrechetDistance.of(first, first)).isCloseTo(0, within(1e-6));
        assertThat(FrechetDistance.of(first, moved)).isCloseTo(6 * 4, within(1e-3));
        // tr (C + 9C - 2 * 3C) and what the means are apart: each of the six variances is near a third.
        assertThat(FrechetDistance.of(first, wider)).isCloseTo(4 * 6 / 3.0, within(1.2));
    }

    @Test
    void shouldSayOfRealRendersThatTheyShowWhatTheyShow() throws Exception {
        try (var trainer = NodeTester.of(new TrainJudge());
                var asker = NodeTester.of(new AskQuestions());
                var tester = NodeTester.of(new EvaluatePictures())) {
            Judge judge = trainer.run(new TrainJudge.In(SUBJECTS, 1, "j", 150, 8, 0.002, 7))
                    .judge();
            AskQuestions.Out asked = asker.run(new AskQuestions.In(SUBJECTS, "", "", 4, 1));
            PictureDataset brush = PictureDataset.forTraining(new PictureDataset.Extent(1, 1, false), 5);
            List<Image> drawn = new ArrayList<>();
            for (Question question : asked.questions().all()) {
                var entry = new PictureDataset.Entry(question.scene(), 0, 1);
                drawn.add(Image.of(128, 128, brush.picture(entry, 0, 128)));
            }
            EvaluatePictures.Out out = tester.run(new EvaluatePictures.In(
                    asked.questions(), drawn, judge, new Letters(), new Identity(), 2, SUBJECTS, "report"));

            assertThat(tester.saved()).hasSize(2);
            JsonNode report =
                    new JsonMapper().readTree(new String(tester.saved().get(1).content(), StandardCharsets.UTF_8));
            JsonNode seen = report.at("/rates/seen/model");
            assertThat(seen.get("count").asInt()).isEqualTo(4);
            assertThat(seen.get("alike").asDouble()).isEqualTo(1);
            assertThat(seen.get("subjectFive").asDouble()).isEqualTo(1);
            assertThat(seen.get("worn").isNull()).isTrue();
            assertThat(report.at("/rates/seen/real, through the VAE"))
                    .isEqualTo(report.at("/rates/seen/real renders (ceiling)"));
            assertThat(report.at("/distanceToNearestTrainingPicture/seen/model").asDouble())
                    .isLessThan(report.at("/distanceToNearestTrainingPicture/seen/real renders")
                            .asDouble());
            assertThat(report.at("/frechetDistance/real, through the VAE").asDouble())
                    .isCloseTo(0, within(1e-4));
            assertThat(report.at("/autoencoderDecibelsOnUnseenSubjects/mean").asDouble())
                    .isEqualTo(100);
            int counted = 0;
            for (JsonNode row : report.at("/stylesTakenFor")) {
                for (JsonNode count : row) {
                    counted += count.asInt();
                }
            }
            assertThat(counted)
                    .as("each picture that was asked for in a style is taken for one")
                    .isEqualTo((int) asked.questions().all().stream()
                            .filter(q -> q.kind() != Kind.WORDLESS && q.kind() != Kind.REPEATED)
                            .count());
            assertThat(out.table()).contains("| seen | model | 4 |");
            assertThatThrownBy(() -> tester.run(new EvaluatePictures.In(
                            asked.questions(), List.of(), judge, new Letters(), new Identity(), 2, SUBJECTS, "report")))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("0 pictures");
        }
    }

    @Test
    void shouldMeasureAnAutoencoderOnSubjectsThatNoTrainingSees() throws Exception {
        try (var tester = NodeTester.of(new MeasureAutoencoder())) {
            MeasureAutoencoder.Out perfect = tester.run(new MeasureAutoencoder.In(new Identity(), 3, 1));
            MeasureAutoencoder.Out blank = tester.run(new MeasureAutoencoder.In(new White(), 3, 1));

            assertThat(perfect.table()).contains("| line | 100.0 |").contains("| mean | 100.0 |");
            assertThat(mean(blank.table())).isBetween(5.0, 15.0);
            assertThat(perfect.sheet().size()).isEqualTo("768x" + 128 * Style.values().length);
        }
        HeldOut list = HeldOut.read();
        assertThat(UnseenSubjects.of(1).nouns()).hasSize(45).allMatch(list::subject);
    }

    private static double mean(String table) {
        String row = table.substring(table.indexOf("| mean | ") + 9);
        return Double.parseDouble(row.substring(0, row.indexOf(' ')));
    }

    /** Gives white for everything. */
    private static final class White extends Identity {
        @Override
        public List<Image> decode(Latent latent, Cancellation cancellation) {
            float[] white = new float[3 * latent.width() * latent.height()];
            Arrays.fill(white, 1);
            return List.of(Image.of(latent.width(), latent.height(), white));
        }
    }

    /** Leaves pictures as they are. */
    private static class Identity implements Autoencoder {
        @Override
        public int scale() {
            return 1;
        }

        @Override
        public int channels() {
            return 3;
        }

        @Override
        public Latent encode(List<Image> images, Cancellation cancellation) {
            Image image = images.get(0);
            return Latent.of(1, 3, image.height(), image.width(), image.toArray());
        }

        @Override
        public List<Image> decode(Latent latent, Cancellation cancellation) {
            return List.of(Image.of(latent.width(), latent.height(), latent.toArray()));
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public void close() {}
    }

    /** Knows a text by its letters. */
    private static final class Letters implements TextEncoder {
        @Override
        public Conditioning encode(String prompt, Cancellation cancellation) {
            float[] counts = new float[32];
            counts[31] = 1;
            prompt.chars().forEach(letter -> counts[letter % 31]++);
            return Conditioning.of(prompt, 1, 32, counts, new float[0]);
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
