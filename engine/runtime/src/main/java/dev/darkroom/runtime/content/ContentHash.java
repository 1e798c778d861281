package dev.darkroom.runtime.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * The SHA-256 of what a file shows, whatever it tells beside that of the run that made it: of the pixels of a PNG, of the
 * tensors of a safetensors file. In lower-case hexadecimal.
 */
public final class ContentHash {

    private ContentHash() {}

    /**
     * The hash; empty for other kinds of files, and for damaged ones.
     *
     * @param name of the file, with its ending
     */
    public static Optional<String> of(String name, byte[] content) {
        String lower = name.toLowerCase(Locale.ROOT);
        try {
            if (lower.endsWith(".png") && PngPixels.isPng(content)) {
                return Optional.of(of(PngPixels.decode(content)));
            }
            return lower.endsWith(".safetensors") ? TensorFile.hash(content) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Of pixels: equal for equal pixels however they are compressed. */
    public static String of(PngPixels pixels) {
        MessageDigest digest = sha256();
        String shape = "pixels " + pixels.width() + " " + pixels.height() + " " + pixels.bands() + " " + pixels.most();
        digest.update(shape.getBytes(StandardCharsets.US_ASCII));
        ByteBuffer bytes = ByteBuffer.allocate(2 * pixels.width() * pixels.bands());
        for (int y = 0; y < pixels.height(); y++) {
            bytes.clear();
            for (int x = 0; x < pixels.width(); x++) {
                for (int band = 0; band < pixels.bands(); band++) {
                    bytes.putChar((char) pixels.at(x, y, band));
                }
            }
            digest.update(bytes.array());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of the bytes of a file, as they are. */
    public static String ofBytes(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
