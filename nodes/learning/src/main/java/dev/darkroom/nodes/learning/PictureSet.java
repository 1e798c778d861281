package dev.darkroom.nodes.learning;

import dev.darkroom.diffusion.training.Pictures;
import dev.darkroom.sdk.port.PortType;
import dev.darkroom.sdk.port.Sized;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Pictures with captions, rendered once and kept in memory. Immutable. */
@PortType(name = "darkroom.picture-set", colour = "#4db6ac", shape = PortType.Shape.SQUARE)
public final class PictureSet implements Pictures, Sized {
    private final int side;
    private final List<byte[]> packed;
    private final List<Drawn> drawings;

    /**
     * What some pictures in a row show.
     *
     * @param noun of the subject
     * @param style in which it is drawn, for example {@code flat}
     * @param captions all texts that fit
     * @param plain how many of them, at the front, name no style
     * @param worn what the subject wears, empty for nothing
     * @param bare whether the subject is shown with nothing worn, no tint and in its own colours
     * @param first index of the first picture
     * @param count how many pictures
     */
    record Drawn(
            String noun,
            String style,
            String worn,
            List<String> captions,
            int plain,
            boolean bare,
            int first,
            int count) {
        Drawn {
            captions = List.copyOf(captions);
        }
    }

    private PictureSet(int side, List<byte[]> packed, List<Drawn> drawings) {
        this.side = side;
        this.packed = List.copyOf(packed);
        this.drawings = List.copyOf(drawings);
    }

    /** Collects pictures; they are kept compressed, since most of each is ground. */
    static final class Builder {
        private final int side;
        private final List<byte[]> packed = new ArrayList<>();
        private final List<Drawn> drawings = new ArrayList<>();

        Builder(int side) {
            this.side = side;
        }

        /** Adds a picture of {@code [side, side, 3]} values from 0 to 1. */
        void picture(float[] values) {
            byte[] bytes = new byte[values.length];
            for (int i = 0; i < values.length; i++) {
                bytes[i] = (byte) Math.round(values[i] * 255);
            }
            packed.add(deflated(bytes));
        }

        void drawing(Drawn drawing) {
            drawings.add(drawing);
        }

        PictureSet build() {
            return new PictureSet(side, packed, drawings);
        }

        private static byte[] deflated(byte[] bytes) {
            var deflater = new Deflater(Deflater.BEST_SPEED);
            try {
                deflater.setInput(bytes);
                deflater.finish();
                byte[] out = new byte[bytes.length + 256];
                return Arrays.copyOf(out, deflater.deflate(out));
            } finally {
                deflater.end();
            }
        }
    }

    @Override
    public int count() {
        return packed.size();
    }

    @Override
    public int side() {
        return side;
    }

    @Override
    public byte[] rgb(int index) {
        byte[] bytes = new byte[3 * side * side];
        var inflater = new Inflater();
        try {
            inflater.setInput(packed.get(index));
            inflater.inflate(bytes);
            return bytes;
        } catch (DataFormatException e) {
            throw new IllegalStateException("picture " + index + " is damaged in memory", e);
        } finally {
            inflater.end();
        }
    }

    List<Drawn> drawings() {
        return drawings;
    }

    @Override
    public long bytes() {
        return packed.stream().mapToLong(picture -> picture.length).sum();
    }

    @Override
    public String toString() {
        return "PictureSet of " + count() + " pictures of " + drawings.size() + " scenes";
    }
}
