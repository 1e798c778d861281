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
 * @param company what else stands there
 */
record Scene(
        Subject subject,
        Style style,
        Optional<Colour> colour,
        Optional<Headwear> hat,
        Optional<Colour> ground,
        Optional<Company> company) {

    static Scene of(Subject subject, Style style) {
        return new Scene(subject, style, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    Scene in(Colour painted) {
        return new Scene(subject, style, Optional.of(painted), hat, ground, company);
    }

    Scene wearing(Headwear worn) {
        return new Scene(subject, style, colour, Optional.of(worn), ground, company);
    }

    Scene before(Colour tint) {
        return new Scene(subject, style, colour, hat, Optional.of(tint), company);
    }

    /** The bare subject in company. */
    static Scene of(Subject subject, Style style, Company company) {
        return new Scene(subject, style, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(company));
    }

    /** Whether it shows the subject and nothing else. */
    boolean bare() {
        return colour.isEmpty() && hat.isEmpty() && ground.isEmpty() && company.isEmpty();
    }

    /**
     * All texts that fit. A text without a style means {@link Style#FLAT}; the others must be asked for, so that a short
     * prompt has one clear answer. Aliases have fewer texts, so that they are read less often than the noun.
     */
    List<String> captions() {
        if (company.isPresent()) {
            return captionsInCompany(company.get());
        }
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

    private List<String> captionsInCompany(Company others) {
        String text = others.with(subject);
        var captions = new ArrayList<String>();
        if (style == Style.FLAT) {
            captions.add(text);
        }
        style.phrases().stream()
                .filter(phrase -> !phrase.startsWith("cartoon "))
                .forEach(phrase -> captions.add(phrase.formatted(text)));
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
        if (style != Style.FLAT) {
            return 0;
        }
        return company.isPresent() ? 1 : 2 + aliases().size();
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
