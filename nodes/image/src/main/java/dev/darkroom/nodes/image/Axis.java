package dev.darkroom.nodes.image;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A scale from {@code low} to {@code high} with marks at round numbers. */
record Axis(double low, double high, double step, boolean logarithmic) {

    /** An axis that holds these values, with about so many marks. */
    static Axis of(double min, double max, int marks) {
        double low = min;
        double high = max;
        if (low == high) {
            double room = low == 0 ? 1 : Math.abs(low) / 10;
            low -= room;
            high += room;
        }
        return round(low, high, roundStep((high - low) / marks));
    }

    /** An axis of whole numbers from 1, with about so many marks. */
    static Axis counting(int count, int marks) {
        return round(1, Math.max(2, count), Math.max(1, roundStep((double) count / marks)));
    }

    private static Axis round(double low, double high, double step) {
        return new Axis(Math.floor(low / step) * step, Math.ceil(high / step) * step, step, false);
    }

    /** An axis of powers of ten that holds these values, all above 0. */
    static Axis logarithmic(double min, double max) {
        double low = Math.floor(Math.log10(min));
        double high = Math.max(low + 1, Math.ceil(Math.log10(max)));
        return new Axis(low, high, Math.max(1, Math.ceil((high - low) / 8)), true);
    }

    /** Where a value lies: 0 at the low end, 1 at the high end. */
    double position(double value) {
        return ((logarithmic ? Math.log10(value) : value) - low) / (high - low);
    }

    /** Positions and texts of the marks. */
    List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        int count = (int) Math.round((high - low) / step);
        for (int i = 0; i <= count; i++) {
            double at = low + i * step;
            marks.add(new Mark(i / (double) count, logarithmic ? "1e" + Math.round(at) : text(at)));
        }
        return marks;
    }

    record Mark(double position, String text) {}

    private String text(double value) {
        double magnitude = Math.max(Math.abs(low), Math.abs(high));
        if (magnitude >= 1e6 || magnitude < 1e-3) {
            return value == 0 ? "0" : String.format(Locale.ROOT, "%.2g", value);
        }
        int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** The next of 1, 2, 5, 10, ... */
    private static double roundStep(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= rough * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }
}
