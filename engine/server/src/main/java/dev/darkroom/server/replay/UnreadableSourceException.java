package dev.darkroom.server.replay;

import org.jspecify.annotations.Nullable;

/** A file tells of no run. The message is a sentence for people; {@link #remedy} is another. */
public final class UnreadableSourceException extends Exception {
    private static final long serialVersionUID = 1;

    private final String remedy;

    UnreadableSourceException(String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    UnreadableSourceException(String message, String remedy) {
        this(message, remedy, null);
    }

    public String remedy() {
        return remedy;
    }
}
