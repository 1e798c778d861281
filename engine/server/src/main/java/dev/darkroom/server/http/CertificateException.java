package dev.darkroom.server.http;

/** A certificate or its key cannot be used. Its message is one sentence for people that says what to do. */
public final class CertificateException extends RuntimeException {
    CertificateException(String sentence) {
        super(sentence);
    }

    CertificateException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
