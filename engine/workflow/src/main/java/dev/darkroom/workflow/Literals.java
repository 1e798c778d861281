package dev.darkroom.workflow;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** What written numbers mean. */
final class Literals {
    /** Digits of the greatest 64-bit number; also keeps 1e999999999 from being written out. */
    private static final int MOST_DIGITS = 19;

    private Literals() {}

    /** The 64-bit whole number that this is, when it is one. */
    static Optional<Long> whole(Object value) {
        if (value instanceof Long whole) {
            return Optional.of(whole);
        }
        if (value instanceof BigDecimal decimal && decimal.precision() - (long) decimal.scale() <= MOST_DIGITS) {
            return whole(decimal);
        }
        return Optional.empty();
    }

    private static Optional<Long> whole(BigDecimal decimal) {
        if (decimal.signum() == 0) {
            return Optional.of(0L);
        }
        BigDecimal bare = decimal.stripTrailingZeros();
        if (bare.scale() > 0) {
            return Optional.empty();
        }
        BigInteger whole = bare.toBigIntegerExact();
        return whole.bitLength() < Long.SIZE ? Optional.of(whole.longValue()) : Optional.empty();
    }
}
