package dev.darkroom.nodes.learning;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How often pictures show what was asked for, as shares of 1; what was not asked is not a number.
 *
 * @param count how many pictures
 * @param subjectFirst the judge's first choice is the subject
 * @param subjectFive the subject is among its first five
 * @param alike the nearest real render by {@link ShapeAndColour} shows the subject
 * @param style the judge's first choice, of the styles that anything was asked in, is the style
 * @param colour the dominant colour is the one asked for
 * @param worn the judge's first choice is the thing worn
 */
record Rates(
        int count, double subjectFirst, double subjectFive, double alike, double style, double colour, double worn) {

    /**
     * Counts.
     *
     * @param asked what each picture should show
     * @param styles those that anything was asked in; a model is not asked for what it was not taught
     * @param gallery real renders to look for the nearest in
     */
    static Rates of(List<Scene> asked, Set<Style> styles, List<Thumbnail> pictures, Judge judge, Gallery gallery) {
        List<Opinion> opinions = judge.opinions(pictures);
        var first = new Share();
        var five = new Share();
        var alike = new Share();
        var style = new Share();
        var colour = new Share();
        var worn = new Share();
        for (int i = 0; i < asked.size(); i++) {
            Scene scene = asked.get(i);
            Opinion opinion = opinions.get(i);
            String noun = scene.subject().noun();
            int rank = Opinion.rank(opinion.subjects(), judge.subjects().indexOf(noun));
            first.count(rank == 0);
            five.count(rank < 5);
            alike.count(gallery.nearest(pictures.get(i)).equals(noun));
            style.count(judge.style(opinion, styles) == scene.style());
            Thumbnail picture = pictures.get(i);
            scene.colour()
                    .ifPresent(asWord -> colour.count(DominantColour.of(picture).equals(Optional.of(asWord))));
            scene.hat()
                    .ifPresent(hat ->
                            worn.count(Opinion.rank(opinion.worn(), judge.worn().indexOf(hat.noun())) == 0));
        }
        return new Rates(
                asked.size(), first.value(), five.value(), alike.value(), style.value(), colour.value(), worn.value());
    }

    private static final class Share {
        private int asked;
        private int met;

        void count(boolean yes) {
            asked++;
            met += yes ? 1 : 0;
        }

        double value() {
            return asked == 0 ? Double.NaN : met / (double) asked;
        }
    }
}
