package dev.darkroom.tensor;

/**
 * Torch's CPU random generator and its ways of drawing from it, in plain Java: a seed gives the same noise as
 * {@code torch.randn(shape, generator=torch.Generator("cpu").manual_seed(seed))}, on every device and thread. An instance
 * has its own state and is not thread-safe.
 *
 * <p>The values are bit-equal to those of torch on x86 with AVX2 (see {@link BoxMuller} for elsewhere).
 *
 * <p>The generator is MT19937 (Matsumoto and Nishimura, 1998), seeded with the low 32 bits of the seed as in torch.
 */
public final class TorchRandom {
    private static final int N = 624;
    private static final int M = 397;
    private static final int BLOCK = 16;

    private final int[] state = new int[N];
    private int index = N;
    private double nextNormal;
    private boolean hasNextNormal;

    /**
     * Starts a generator.
     *
     * @param seed any value; torch uses its low 32 bits
     */
    public TorchRandom(long seed) {
        state[0] = (int) seed;
        for (int i = 1; i < N; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
    }

    /**
     * Draws standard normal values as {@code torch.randn} does for a contiguous F32 tensor of this many elements. One draw
     * of 32 values differs from two of 16 only in what follows, but one draw of 20 differs from draws of 16 and 4: the
     * count matters.
     */
    public float[] normal(int count) {
        float[] values = new float[count];
        if (count < BLOCK) {
            for (int i = 0; i < count; i++) {
                values[i] = (float) nextNormal();
            }
            return values;
        }
        for (int i = 0; i < count; i++) {
            values[i] = nextUniform();
        }
        for (int i = 0; i + BLOCK <= count; i += BLOCK) {
            BoxMuller.transform(values, i);
        }
        if (count % BLOCK != 0) {
            // Torch draws the last sixteen again when they do not fill a block.
            int last = count - BLOCK;
            for (int i = 0; i < BLOCK; i++) {
                values[last + i] = nextUniform();
            }
            BoxMuller.transform(values, last);
        }
        return values;
    }

    /** Draws values from 0 (inclusive) to 1 (exclusive) as {@code torch.rand} does. */
    public float[] uniform(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = nextUniform();
        }
        return values;
    }

    /** Draws a whole number from 0 (inclusive) to a bound (exclusive, at most 2^31-1) as {@code torch.randint} does. */
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("the bound must be positive, not " + bound);
        }
        return (int) ((nextBits() & 0xFFFFFFFFL) % bound);
    }

    /** Draws an order of the numbers from 0 to {@code count - 1}. */
    public int[] permutation(int count) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        for (int i = 0; i < count - 1; i++) {
            int j = i + nextInt(count - i);
            int t = order[i];
            order[i] = order[j];
            order[j] = t;
        }
        return order;
    }

    private float nextUniform() {
        return (nextBits() & 0xFFFFFF) * 0x1p-24f;
    }

    private double nextUniformDouble() {
        long high = nextBits() & 0xFFFFFFFFL;
        long low = nextBits() & 0xFFFFFFFFL;
        return ((high << 32 | low) & ((1L << 53) - 1)) * 0x1p-53;
    }

    private double nextNormal() {
        if (hasNextNormal) {
            hasNextNormal = false;
            return nextNormal;
        }
        double u1 = nextUniformDouble();
        double u2 = nextUniformDouble();
        double radius = Math.sqrt(-2 * Math.log1p(-u2));
        double theta = 2 * Math.PI * u1;
        nextNormal = radius * Math.sin(theta);
        hasNextNormal = true;
        return radius * Math.cos(theta);
    }

    private int nextBits() {
        if (index == N) {
            twist();
        }
        int y = state[index++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >>> 18);
    }

    private void twist() {
        for (int i = 0; i < N; i++) {
            int y = (state[i] & 0x80000000) | (state[(i + 1) % N] & 0x7fffffff);
            state[i] = state[(i + M) % N] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
        }
        index = 0;
    }
}
