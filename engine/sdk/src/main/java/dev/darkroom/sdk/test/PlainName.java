package dev.darkroom.sdk.test;

import dev.darkroom.sdk.InvalidInputException;
import java.util.regex.Pattern;

/** Names of files that stay in their folder. */
final class PlainName {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_. -]{0,99}");

    private PlainName() {}

    static void check(String port, String name) {
        if (!PLAIN.matcher(name).matches() || name.endsWith(".") || name.endsWith(" ")) {
            throw new InvalidInputException(
                    port,
                    "\"" + name
                            + "\" is not a plain file name; use up to 100 letters, digits, spaces, hyphens, dots and"
                            + " underscores");
        }
    }
}
