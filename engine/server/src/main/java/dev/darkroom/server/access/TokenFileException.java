package dev.darkroom.server.access;

/** The file of tokens cannot be used. Its message is one sentence for people that says what to do. */
public final class TokenFileException extends RuntimeException {
    TokenFileException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
