package dev.darkroom.server.upload;

/** A file that no workflow could use. Its message is a sentence for people. */
public final class RefusedUploadException extends Exception {
    private final String remedy;
    private final boolean tooLarge;

    RefusedUploadException(String message, String remedy) {
        this(message, remedy, false);
    }

    private RefusedUploadException(String message, String remedy, boolean tooLarge) {
        super(message);
        this.remedy = remedy;
        this.tooLarge = tooLarge;
    }

    static RefusedUploadException tooLarge(long most) {
        return new RefusedUploadException(
                "The file is larger than " + (most >> 20) + " MiB.", "Make it smaller.", true);
    }

    /** Whether its length alone is the reason. */
    public boolean isTooLarge() {
        return tooLarge;
    }

    /** What to do. */
    public String remedy() {
        return remedy;
    }
}
