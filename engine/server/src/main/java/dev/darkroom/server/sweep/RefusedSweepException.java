package dev.darkroom.server.sweep;

/** Axes that no sweep can be made of. The message is one sentence for people. */
public final class RefusedSweepException extends RuntimeException {
    private final String remedy;

    RefusedSweepException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** What to do, in one sentence. */
    public String remedy() {
        return remedy;
    }
}
