package dev.darkroom.nodes.learning;

import dev.darkroom.sdk.InvalidInputException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How often pictures are drawn while a denoiser trains, against each other.
 *
 * @param styles by their key; one that is not named counts once
 * @param variation of a colour, a tint or a group
 * @param worn of a thing worn
 * @param emphasised nouns, of subjects and of things worn
 * @param emphasis of each of these
 */
record Shares(Map<String, Double> styles, double variation, double worn, Set<String> emphasised, double emphasis) {

    static Shares of(EncodeDataset.In in) {
        return new Shares(
                styles(in.styles()),
                in.variation(),
                in.worn(),
                Stream.of(in.emphasis().split(",", -1))
                        .map(String::strip)
                        .filter(noun -> !noun.isEmpty())
                        .collect(Collectors.toSet()),
                in.emphasisWeight());
    }

    double of(PictureSet.Drawn drawing) {
        double kind = drawing.bare() ? 1 : drawing.worn().isEmpty() ? variation : worn;
        return kind
                * styles.getOrDefault(drawing.style(), 1.0)
                * emphasisOf(drawing.noun())
                * emphasisOf(drawing.worn());
    }

    private double emphasisOf(String noun) {
        return emphasised.contains(noun) ? emphasis : 1;
    }

    static Map<String, Double> styles(String text) {
        Map<Style, Double> shares = new EnumMap<>(Style.class);
        for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            String[] words = part.strip().split("\\s+", -1);
            if (words.length != 2 || !words[1].matches("\\d{1,3}(\\.\\d{1,3})?")) {
                throw new InvalidInputException(
                        "styles",
                        "\"" + part.strip()
                                + "\" is not a style and a number: write for example \"flat 3, line 0.5\".");
            }
            shares.put(Style.of("styles", words[0]), Double.parseDouble(words[1]));
        }
        return shares.entrySet().stream()
                .collect(Collectors.toMap(share -> share.getKey().key(), Map.Entry::getValue));
    }
}
