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
     * prompt has one clear answer. Aliases have fewer texts, so that they are read less often than the noun.
     */
    List<String> captions() {
        var captions = new ArrayList<String>();
        if (style == Style.FLAT) {
            captions.add(described(subject.noun()));
            captions.add(article(subject.noun()));
            aliases().forEach(name -> captions.add(article(name)));
        }
        style.phrases().forEach(phrase -> captions.add(styled(phrase, subject.noun())));
        List<String> aliases = aliases();
        for (int i = 0; i < aliases.size(); i++) {
            captions.add(styled(style.phrases().get(i % style.phrases().size()), aliases.get(i)));
        }
        return captions;
    }

    /** Those that do not contradict the colour: nothing is a blue red car. */
    private List<String> aliases() {
        return subject.aliases().stream()
                .filter(alias -> colour.isEmpty() || !Colour.isWord(alias.split(" ", 2)[0]))
                .toList();
    }

    private String styled(String phrase, String name) {
        return phrase.formatted(phrase.startsWith("cartoon ") ? described(name) : article(name));
    }

    /** How many of the captions, at the front, name no style. */
    int plainCaptions() {
        return style == Style.FLAT ? 2 + aliases().size() : 0;
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
