package dev.darkroom.server.picture;

import java.util.Optional;

/** The kinds of picture that workflows read. */
public enum PictureFormat {
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg"),
    WEBP("image/webp", "webp");

    /** As many bytes from the beginning of a file as {@link #of} wants to see. */
    public static final int HEAD = 12;

    private final String mediaType;
    private final String extension;

    PictureFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Without the point. */
    public String extension() {
        return extension;
    }

    /** By what the file says itself; its name may lie. */
    public static Optional<PictureFormat> of(byte[] head) {
        if (has(head, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
            return Optional.of(PNG);
        }
        if (has(head, 0, 0xff, 0xd8, 0xff)) {
            return Optional.of(JPEG);
        }
        if (has(head, 0, 'R', 'I', 'F', 'F') && has(head, 8, 'W', 'E', 'B', 'P')) {
            return Optional.of(WEBP);
        }
        return Optional.empty();
    }

    private static boolean has(byte[] head, int at, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (at + i >= head.length || (head[at + i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
