package dev.darkroom.sdk.port;

import dev.darkroom.sdk.Cancellation;

/** Turns a prompt into what a denoiser attends to. Holds native memory. */
@PortType(name = "text-encoder", colour = "#fff176", shape = PortType.Shape.HEXAGON)
public interface TextEncoder extends AutoCloseable, Sized {

    /** Encodes a prompt; an empty one too, which stands for "no words" in classifier-free guidance. */
    Conditioning encode(String prompt, Cancellation cancellation);

    @Override
    void close();
}
