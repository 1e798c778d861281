package dev.darkroom.tensor;

/**
 * Turns blocks of 16 uniform values into normal ones (Box and Muller, 1958), to the last bit as torch does on x86 with AVX2.
 *
 * <p>Torch evaluates the logarithm, sine and cosine there by the single-precision polynomials of Moshier's Cephes library.
 * Which products are fused with the sum that follows was decided by the compiler that built torch; the places of
 * {@link Math#fma(float, float, float)} below repeat its choice and were found by comparing with libtorch. On machines where
 * torch itself uses other code (AVX-512, ARM) its noise differs from this in the last bits.
 */
final class BoxMuller {
    private static final int HALF_BLOCK = 8;
    private static final float TWO_PI = (float) (2 * Math.PI);
    private static final float SQRT_HALF = 0.70710677f;
    /** ln 2 in two parts, so that multiples of the first are exact. */
    private static final float LN2_HIGH = 0.6933594f;

    private static final float LN2_LOW = -2.12194440e-4f;
    private static final float[] LOG = {
        0.070376836f,
        -0.1151461f,
        0.116769984f,
        -0.12420141f,
        0.14249323f,
        -0.16668057f,
        0.20000714f,
        -0.24999994f,
        0.3333333f
    };
    private static final float[] SIN = {-0.00019515296f, 0.008332161f, -0.16666655f};
    private static final float[] COS = {0.000024433157f, -0.0013887316f, 0.041666646f};
    private static final float FOUR_OVER_PI = 1.2732395f;
    /** pi/4 in three parts. */
    private static final float[] QUARTER_PI = {0.78515625f, 0.00024187565f, 3.774895e-8f};

    private BoxMuller() {}

    /** Transforms 16 values in place: the radii come from the first eight, the angles from the last eight. */
    static void transform(float[] values, int offset) {
        for (int i = offset; i < offset + HALF_BLOCK; i++) {
            float radius = (float) Math.sqrt(-2 * log(1 - values[i]));
            float angle = TWO_PI * values[i + HALF_BLOCK];
            int octant = ((int) (angle * FOUR_OVER_PI) + 1) & ~1;
            float x = angle;
            for (float part : QUARTER_PI) {
                x = Math.fma((float) octant, -part, x);
            }
            float z = x * x;
            float cosine = Math.fma(polynomial(COS, z) * z, z, -(z * 0.5f)) + 1;
            float sine = Math.fma(polynomial(SIN, z) * z, x, x);
            boolean swapped = (octant & 2) != 0;
            float cos = swapped ? sine : cosine;
            float sin = swapped ? cosine : sine;
            values[i] = radius * (((octant - 2) & 4) == 0 ? -cos : cos);
            values[i + HALF_BLOCK] = radius * ((octant & 4) != 0 ? -sin : sin);
        }
    }

    /** The natural logarithm of a normal positive number. */
    private static float log(float value) {
        int bits = Float.floatToRawIntBits(value);
        float exponent = (bits >>> 23) - 126;
        float x = Float.intBitsToFloat((bits & 0x007FFFFF) | 0x3F000000);
        if (x < SQRT_HALF) {
            exponent -= 1;
            x = x - 1 + x;
        } else {
            x -= 1;
        }
        float z = x * x;
        float y = Math.fma(polynomial(LOG, x) * x, z, exponent * LN2_LOW);
        return Math.fma(exponent, LN2_HIGH, x + (y - z * 0.5f));
    }

    private static float polynomial(float[] coefficients, float x) {
        float y = coefficients[0];
        for (int i = 1; i < coefficients.length; i++) {
            y = Math.fma(y, x, coefficients[i]);
        }
        return y;
    }
}
