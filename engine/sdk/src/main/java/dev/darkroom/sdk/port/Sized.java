package dev.darkroom.sdk.port;

/** A value that knows how much memory it holds, so that the result cache can be bounded by bytes. */
public interface Sized {

    /** Bytes on the Java heap and in native memory. */
    long bytes();
}
