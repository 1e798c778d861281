package dev.darkroom.nodes.learning;

/** What a judge says about one picture. */
final class Opinion {
    private final float[] features;
    private final float[] subjects;
    private final float[] styles;
    private final float[] worn;

    /**
     * Takes what the network said.
     *
     * @param features in which pictures are compared as sets
     * @param subjects how much speaks for each subject; so for styles and things worn
     */
    Opinion(float[] features, float[] subjects, float[] styles, float[] worn) {
        this.features = features;
        this.subjects = subjects;
        this.styles = styles;
        this.worn = worn;
    }

    float[] features() {
        return features;
    }

    float[] subjects() {
        return subjects;
    }

    float[] styles() {
        return styles;
    }

    float[] worn() {
        return worn;
    }

    /** How many speak for more than the one at {@code index}: 0 when it is the first choice. */
    static int rank(float[] scores, int index) {
        int better = 0;
        for (float score : scores) {
            better += score > scores[index] ? 1 : 0;
        }
        return better;
    }
}
