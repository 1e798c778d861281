package dev.darkroom.sdk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The "Fixed" font of the X Window System, 6 by 10 pixels, Latin-1. Fonts of the machine would make the same run draw
 * different pictures in different places.
 */
public final class PixelFont {
    /** Of a character's cell. */
    public static final int WIDTH = 6;

    /** Of a character's cell. */
    public static final int HEIGHT = 10;

    private static final byte[][] GLYPHS = load();

    private PixelFont() {}

    /** Whether the glyph covers a pixel of its cell. Characters beyond Latin-1 look like a question mark. */
    public static boolean covers(char character, int x, int y) {
        byte[] glyph = character < GLYPHS.length && GLYPHS[character].length > 0 ? GLYPHS[character] : GLYPHS['?'];
        return (glyph[y] >> (WIDTH - 1 - x) & 1) != 0;
    }

    /** As many characters as fit, the last two as dots when some do not. */
    public static String fit(String text, int pixels) {
        int room = Math.max(0, pixels / WIDTH);
        if (text.length() <= room) {
            return text;
        }
        return room < 3 ? text.substring(0, room) : text.substring(0, room - 2) + "..";
    }

    private static byte[][] load() {
        byte[][] glyphs = new byte[256][0];
        try (var in = Objects.requireNonNull(PixelFont.class.getResourceAsStream("fixed-6x10.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                byte[] rows = new byte[HEIGHT];
                for (int y = 0; y < HEIGHT; y++) {
                    rows[y] = (byte) Integer.parseInt(line, 3 + 2 * y, 5 + 2 * y, 16);
                }
                glyphs[Integer.parseInt(line, 0, 2, 16)] = rows;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return glyphs;
    }
}
