package dev.darkroom.nodes.learning;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * What no training ever sees, so that it can be asked for afterwards: listed in {@code art/held-out.tsv}, which was
 * written before the first training and does not change.
 *
 * <ul>
 *   <li>{@code subject}: drawn for nobody but those who measure the autoencoder
 *   <li>{@code style}, {@code colour}, {@code hat}: a subject and what it is not seen in, though each is seen elsewhere
 *   <li>{@code synonym}: a word that stands in no caption
 * </ul>
 */
final class HeldOut {
    private final Set<String> entries = new HashSet<>();

    private HeldOut() {}

    /** Reads the list. */
    static HeldOut read() throws IOException {
        var list = new HeldOut();
        Art.lines("held-out.tsv").forEach(list.entries::add);
        return list;
    }

    /** Whether a subject is unknown to all training. */
    boolean subject(String noun) {
        return entries.contains("subject\t" + noun + "\t");
    }

    /** Whether a subject is never seen in a style, named as {@link Style#key} names it. */
    boolean style(String noun, String style) {
        return entries.contains("style\t" + noun + "\t" + style);
    }

    /** Whether a subject is never seen in a colour. */
    boolean colour(String noun, String colour) {
        return entries.contains("colour\t" + noun + "\t" + colour);
    }

    /** Whether a face never wears a thing. */
    boolean hat(String face, String hat) {
        return entries.contains("hat\t" + face + "\t" + hat);
    }

    /** Whether a word stands in no caption. */
    boolean synonym(String word) {
        return entries.contains("synonym\t" + word + "\t");
    }
}
