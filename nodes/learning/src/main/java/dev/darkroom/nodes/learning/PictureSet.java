package dev.darkroom.nodes.learning;

import dev.darkroom.diffusion.training.Pictures;
import dev.darkroom.sdk.port.PortType;
import dev.darkroom.sdk.port.Sized;
import java.util.List;

/** Pictures with captions, rendered once and kept in memory. Immutable. */
@PortType(name = "darkroom.picture-set", colour = "#4db6ac", shape = PortType.Shape.SQUARE)
public final class PictureSet implements Pictures, Sized {
    private final int side;
    private final int placements;
    private final List<byte[]> pictures;
    private final List<Drawn> drawings;

    /**
     * One drawing of the set: {@code placements} pictures in a row show it.
     *
     * @param noun what it shows
     * @param look how, for example {@code flat}
     * @param captions all texts that fit
     * @param plain how many of them, at the front, are the noun alone
     */
    record Drawn(String noun, String look, List<String> captions, int plain) {
        Drawn {
            captions = List.copyOf(captions);
        }
    }

    PictureSet(int side, int placements, List<byte[]> pictures, List<Drawn> drawings) {
        this.side = side;
        this.placements = placements;
        this.pictures = List.copyOf(pictures);
        this.drawings = List.copyOf(drawings);
    }

    @Override
    public int count() {
        return pictures.size();
    }

    @Override
    public int side() {
        return side;
    }

    @Override
    public byte[] rgb(int index) {
        return pictures.get(index);
    }

    /** How many pictures show one drawing. */
    int placements() {
        return placements;
    }

    List<Drawn> drawings() {
        return drawings;
    }

    @Override
    public long bytes() {
        return 3L * side * side * pictures.size();
    }

    @Override
    public String toString() {
        return "PictureSet of " + count() + " pictures of " + drawings.size() + " drawings";
    }
}
