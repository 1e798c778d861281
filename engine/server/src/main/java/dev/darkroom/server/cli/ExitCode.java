package dev.darkroom.server.cli;

/** What the process says when it ends. */
final class ExitCode {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int BAD_INPUT = 2;

    /** Two things that were compared are not the same. */
    static final int DIFFERENT = 3;

    /** As a shell has it for SIGINT: 128 + 2. */
    static final int CANCELLED = 130;

    private ExitCode() {}
}
