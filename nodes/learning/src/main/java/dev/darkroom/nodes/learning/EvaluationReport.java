package dev.darkroom.nodes.learning;

import dev.darkroom.nodes.learning.Question.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Gathers what an evaluation found and writes it down, for people and for programs. */
final class EvaluationReport {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Judge judge;
    private final Set<Style> styles;
    private final int gallery;
    private final Map<Kind, Map<String, Rates>> rates = new EnumMap<>(Kind.class);
    private final Map<Style, Map<Style, Integer>> taken = new EnumMap<>(Style.class);
    private final Map<Kind, double[]> distances = new EnumMap<>(Kind.class);
    private final Map<String, Double> frechet = new LinkedHashMap<>();
    private final Map<String, Double> reconstruction = new LinkedHashMap<>();
    private double[] diversity = {Double.NaN, Double.NaN};

    /**
     * Begins a report.
     *
     * @param styles those that anything was asked in
     * @param gallery how many real renders pictures are compared with
     */
    EvaluationReport(Judge judge, Set<Style> styles, int gallery) {
        this.judge = judge;
        this.styles = EnumSet.copyOf(styles);
        this.gallery = gallery;
    }

    void rates(Kind kind, String whose, Rates found) {
        rates.computeIfAbsent(kind, k -> new LinkedHashMap<>()).put(whose, found);
    }

    /** Counts which style the judge takes drawn pictures for, beside the one that was asked for. */
    void styles(List<Scene> asked, List<Thumbnail> drawn) {
        List<Opinion> opinions = judge.opinions(drawn);
        for (int i = 0; i < opinions.size(); i++) {
            taken.computeIfAbsent(asked.get(i).style(), style -> new EnumMap<>(Style.class))
                    .merge(judge.style(opinions.get(i), styles), 1, Integer::sum);
        }
    }

    /** Mean distances to the nearest render of the gallery: of what was drawn, and of fresh renders. */
    void distance(Kind kind, double drawn, double real) {
        distances.put(kind, new double[] {drawn, real});
    }

    /** Mean distances: between pictures of one prompt, and between two styles of one subject. */
    void diversity(double drawn, double styles) {
        diversity = new double[] {drawn, styles};
    }

    /** Frechet distances to real renders, with those that tell how to read them. */
    void frechet(List<Thumbnail> drawn, List<Thumbnail> real, List<Thumbnail> reconstructed, List<Thumbnail> other) {
        float[] white = new float[Thumbnail.SIDE * Thumbnail.SIDE * 3];
        Arrays.fill(white, 1);
        List<Thumbnail> blank =
                drawn.stream().map(picture -> new Thumbnail(white)).toList();
        List<float[]> truth = features(real);
        frechet.put("model", FrechetDistance.of(features(drawn), truth));
        frechet.put("other real renders", FrechetDistance.of(features(other), truth));
        frechet.put("real, through the VAE", FrechetDistance.of(features(reconstructed), truth));
        frechet.put("blank pictures", FrechetDistance.of(features(blank), truth));
    }

    private List<float[]> features(List<Thumbnail> pictures) {
        return judge.opinions(pictures).stream().map(Opinion::features).toList();
    }

    /** Peak signal-to-noise ratios of the autoencoder on subjects that no training saw. */
    void reconstruction(Map<String, Double> byStyle) {
        reconstruction.putAll(byStyle);
    }

    String json() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("subjectsTheJudgeKnows", judge.subjects().size());
        root.put("stylesAskedFor", styles.stream().map(Style::key).toList());
        root.put("realRendersComparedWith", gallery);
        root.put("chance", Map.of("subject", 1.0 / judge.subjects().size(), "style", 1.0 / styles.size()));
        Map<String, Object> byKind = new LinkedHashMap<>();
        rates.forEach((kind, found) -> byKind.put(kind.title(), found));
        root.put("rates", byKind);
        Map<String, Object> takenFor = new LinkedHashMap<>();
        taken.forEach((asked, found) -> takenFor.put(asked.key(), byKey(found)));
        root.put("stylesTakenFor", takenFor);
        root.put("frechetDistance", frechet);
        root.put("autoencoderDecibelsOnUnseenSubjects", reconstruction);
        Map<String, Object> nearest = new LinkedHashMap<>();
        distances.forEach((kind, pair) -> nearest.put(kind.title(), Map.of("model", pair[0], "real renders", pair[1])));
        root.put("distanceToNearestTrainingPicture", nearest);
        root.put("distanceBetweenSeeds", diversity[0]);
        root.put("distanceBetweenFlatAndCartoon", diversity[1]);
        // What was not asked has no figure.
        return JSON.writeValueAsString(root).replace("\"NaN\"", "null") + "\n";
    }

    private static Map<String, Integer> byKey(Map<Style, Integer> found) {
        Map<String, Integer> keys = new LinkedHashMap<>();
        found.forEach((style, count) -> keys.put(style.key(), count));
        return keys;
    }

    String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("## Rates");
        lines.add("");
        lines.add("Per cent. R@1, R@5: a judge of " + judge.subjects().size()
                + " nouns has the subject first, among its"
                + " first five; HOG: the most alike of " + gallery
                + " real renders, by edges and colours, shows it. Chance is "
                + percent(1.0 / judge.subjects().size()) + " for a subject, "
                + percent(1.0 / styles.size()) + " for a style, " + percent(1.0 / Colour.values().length)
                + " for a colour, " + percent(1.0 / Headwear.values().length) + " for a hat.");
        lines.add("");
        lines.add("| asked | pictures | n | R@1 | R@5 | HOG | style | colour | hat |");
        lines.add("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        rates.forEach((kind, found) -> found.forEach((whose, r) -> lines.add("| " + kind.title() + " | " + whose + " | "
                + r.count() + " | " + percent(r.subjectFirst()) + " | " + percent(r.subjectFive()) + " | "
                + percent(r.alike()) + " | " + percent(r.style()) + " | " + percent(r.colour()) + " | "
                + percent(r.worn()) + " |")));
        lines.add("");
        lines.add("## Styles");
        lines.add("");
        lines.add("How many pictures asked for in a style (rows) the judge takes for which (columns).");
        lines.add("");
        lines.add("| | " + styles.stream().map(Style::key).collect(Collectors.joining(" | ")) + " |");
        lines.add("| --- |" + " --- |".repeat(styles.size()));
        taken.forEach((asked, found) -> lines.add("| " + asked.key() + " | "
                + styles.stream()
                        .map(style -> found.containsKey(style) ? String.valueOf(found.get(style)) : "")
                        .collect(Collectors.joining(" | "))
                + " |"));
        lines.add("");
        lines.add("## Sets");
        lines.add("");
        lines.add("| Frechet distance to real renders, of | |");
        lines.add("| --- | --- |");
        frechet.forEach((whose, value) -> lines.add("| " + whose + " | " + number(value) + " |"));
        lines.add("");
        lines.add("| distance to the nearest training picture | model | fresh renders |");
        lines.add("| --- | --- | --- |");
        distances.forEach((kind, pair) ->
                lines.add("| " + kind.title() + " | " + number(pair[0]) + " | " + number(pair[1]) + " |"));
        lines.add("");
        lines.add("Between pictures of one prompt with different seeds: " + number(diversity[0])
                + "; between the flat and the cartoon drawing of one subject: " + number(diversity[1]) + ".");
        lines.add("");
        lines.add("## Autoencoder, subjects that no training saw");
        lines.add("");
        lines.add("| style | dB |");
        lines.add("| --- | --- |");
        reconstruction.forEach((style, value) -> lines.add("| " + style + " | " + number(value) + " |"));
        return String.join("\n", lines) + "\n";
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "" : String.format(Locale.ROOT, "%.0f", 100 * share);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, value < 1 ? "%.3f" : "%.1f", value);
    }
}
