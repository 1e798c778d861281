package dev.darkroom.server.cli;

/** Something the user can put right. Its message is all that is shown: what, where, what was expected, what to do. */
final class UserError extends RuntimeException {
    private final int exitCode;
    private final String sentence;

    UserError(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
        sentence = message;
    }

    /** A wrong argument, file or folder. */
    static UserError badInput(String message) {
        return new UserError(ExitCode.BAD_INPUT, message);
    }

    /** The input was right, and yet it did not work. */
    static UserError failed(String message) {
        return new UserError(ExitCode.FAILED, message);
    }

    String sentence() {
        return sentence;
    }

    int exitCode() {
        return exitCode;
    }
}
