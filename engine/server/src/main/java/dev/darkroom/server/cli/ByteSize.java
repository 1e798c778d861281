package dev.darkroom.server.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of bytes as people write and read it: {@code 500M}, {@code 20G}, powers of 1024. */
record ByteSize(long bytes) {
    private static final String UNITS = "KMGT";
    private static final Pattern TEXT = Pattern.compile("(\\d{1,12})([KMGT]?)I?B?", Pattern.CASE_INSENSITIVE);
    private static final int STEP = 1024;

    /** For the command line. */
    static final class Reader implements ITypeConverter<ByteSize> {
        @Override
        public ByteSize convert(String text) {
            Matcher parts = TEXT.matcher(text);
            if (parts.matches()) {
                double bytes = Long.parseLong(parts.group(1))
                        * Math.pow(STEP, UNITS.indexOf(parts.group(2).toUpperCase(Locale.ROOT)) + 1);
                if (parts.group(2).isEmpty()) {
                    bytes = Long.parseLong(parts.group(1));
                }
                if (bytes < Long.MAX_VALUE) {
                    return new ByteSize((long) bytes);
                }
            }
            throw new TypeConversionException("\"" + text + "\" is no size; write one such as 500M or 20G");
        }
    }

    /** With one digit after the point from a kilobyte on: {@code 1.5 GB}. */
    @Override
    public String toString() {
        double shown = bytes;
        int unit = -1;
        while (shown >= STEP && unit < UNITS.length() - 1) {
            shown /= STEP;
            unit++;
        }
        return unit < 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %cB", shown, UNITS.charAt(unit));
    }
}
