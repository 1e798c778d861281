package dev.darkroom.nodes.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a picture shows.
 *
 * @param colour in which the subject is painted, when not in its own
 * @param hat what its head wears
 * @param ground a tint behind it instead of white
 */
record Scene(Subject subject, Style style, Optional<Colour> colour, Optional<Headwear> hat, Optional<Colour> ground) {

    static Scene of(Subject subject, Style style) {
        return new Scene(subject, style, Optional.empty(), Optional.empty(), Optional.empty());
    }

    Scene in(Colour painted) {
        return new Scene(subject, style, Optional.of(painted), hat, ground);
    }

    Scene wearing(Headwear worn) {
        return new Scene(subject, style, colour, Optional.of(worn), ground);
    }

    Scene before(Colour tint) {
        return new Scene(subject, style, colour, hat, Optional.of(tint));
    }

    /** Whether it shows the subject and nothing else. */
    boolean bare() {
        return colour.isEmpty() && hat.isEmpty() && ground.isEmpty();
    }

    /**
     * All texts that fit. A text without a style means {@link Style#FLAT}; the others must be asked for, so that a short
     * prompt has one clear answer.
     */
    List<String> captions() {
        var captions = new ArrayList<String>();
        for (String name : subject.names()) {
            if (style == Style.FLAT) {
                captions.addAll(plain(name));
            }
        }
        for (String name : subject.names()) {
            for (String phrase : style.phrases()) {
                captions.add(phrase.formatted(phrase.startsWith("cartoon ") ? described(name) : article(name)));
            }
        }
        return captions;
    }

    /** How many of the captions, at the front, name no style. */
    int plainCaptions() {
        return style == Style.FLAT ? 2 * subject.names().size() : 0;
    }

    private List<String> plain(String name) {
        return List.of(described(name), article(name));
    }

    private String article(String name) {
        return Subject.withArticle(name, described(name));
    }

    private String described(String name) {
        return colour.map(painted -> painted.word() + " ").orElse("")
                + name
                + hat.map(worn -> " wearing " + worn.withArticle()).orElse("")
                + ground.map(tint -> " on a " + tint.word() + " background").orElse("");
    }

    /** A number for this scene, the same in every JVM. */
    long seed() {
        return (subject.noun() + '/' + style.key() + '/' + String.join("/", captions())).hashCode();
    }
}
