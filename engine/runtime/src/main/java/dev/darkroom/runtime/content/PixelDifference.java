package dev.darkroom.runtime.content;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;

/**
 * How far two pictures of one size are from each other, in levels of 256.
 *
 * @param psnr peak signal to noise ratio in decibels, over all channels; empty when nothing differs
 * @param greatest of the differences of one channel of one pixel, from 0 to 255
 * @param differing pixels that are not the same
 * @param pixels in all
 */
public record PixelDifference(
        @JsonPropertyDescription("peak signal to noise ratio in decibels; absent when nothing differs")
        OptionalDouble psnr,

        @JsonPropertyDescription("the greatest difference of one channel of one pixel, from 0 to 255")
        int greatest,

        @JsonPropertyDescription("pixels that are not the same")
        long differing,

        @JsonPropertyDescription("pixels in all") long pixels) {

    private static final int MOST = 255;

    /** @throws IllegalArgumentException when the sizes differ */
    public static PixelDifference between(PngPixels one, PngPixels other) {
        requireSameSize(one, other);
        double squares = 0;
        int greatest = 0;
        long differing = 0;
        int[] apart = new int[4];
        int channels = channels(one, other);
        for (int y = 0; y < one.height(); y++) {
            for (int x = 0; x < one.width(); x++) {
                int most = apart(one, other, x, y, apart);
                greatest = Math.max(greatest, most);
                differing += most > 0 ? 1 : 0;
                for (int channel = 0; channel < channels; channel++) {
                    squares += (double) apart[channel] * apart[channel];
                }
            }
        }
        long pixels = (long) one.width() * one.height();
        double mean = squares / (pixels * channels);
        return new PixelDifference(
                differing == 0 ? OptionalDouble.empty() : OptionalDouble.of(10 * Math.log10(MOST * MOST / mean)),
                greatest,
                differing,
                pixels);
    }

    /**
     * A picture of where they differ, as PNG: the channels' differences, amplified so that the greatest is at full
     * brightness. Black where nothing differs. What differs in opacity alone is grey.
     *
     * @throws IllegalArgumentException when the sizes differ
     */
    public static byte[] map(PngPixels one, PngPixels other) {
        int greatest = Math.max(1, between(one, other).greatest());
        BufferedImage map = new BufferedImage(one.width(), one.height(), BufferedImage.TYPE_INT_RGB);
        int[] apart = new int[4];
        for (int y = 0; y < one.height(); y++) {
            for (int x = 0; x < one.width(); x++) {
                apart(one, other, x, y, apart);
                int rgb = 0;
                for (int channel = 0; channel < 3; channel++) {
                    int level = Math.max(apart[channel], apart[3]);
                    rgb = rgb << 8 | (level * MOST + greatest - 1) / greatest;
                }
                map.setRGB(x, y, rgb);
            }
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.write(map, "png", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static void requireSameSize(PngPixels one, PngPixels other) {
        if (one.width() != other.width() || one.height() != other.height()) {
            throw new IllegalArgumentException(
                    "Pictures of " + one.size() + " and " + other.size() + " have no pixels in common.");
        }
    }

    private static int channels(PngPixels one, PngPixels other) {
        return one.bands() % 2 == 0 || other.bands() % 2 == 0 ? 4 : 3;
    }

    /** Fills in the four channels' differences and returns the greatest. */
    private static int apart(PngPixels one, PngPixels other, int x, int y, int[] apart) {
        int most = 0;
        for (int channel = 0; channel < 4; channel++) {
            apart[channel] = level(one, x, y, channel) - level(other, x, y, channel);
            apart[channel] = Math.abs(apart[channel]);
            most = Math.max(most, apart[channel]);
        }
        return most;
    }

    /** Red, green, blue or opacity, of 256 levels, whatever the file has of these. */
    private static int level(PngPixels picture, int x, int y, int channel) {
        boolean grey = picture.bands() <= 2;
        if (channel == 3) {
            boolean opaque = picture.bands() % 2 == 1;
            return opaque ? MOST : scaled(picture, picture.at(x, y, picture.bands() - 1));
        }
        return scaled(picture, picture.at(x, y, grey ? 0 : channel));
    }

    private static int scaled(PngPixels picture, int value) {
        return picture.most() == MOST ? value : Math.round((float) value * MOST / picture.most());
    }
}
