package dev.darkroom.diffusion.training;

/** Square pictures to learn from, all of one size. */
public interface Pictures {

    int count();

    /** Pixels in a row and column. */
    int side();

    /** {@code [side, side, 3]} sRGB values of 0 to 255; not to be changed. */
    byte[] rgb(int index);
}
