package dev.darkroom.nodes.learning;

import dev.darkroom.diffusion.network.UNetConfig;
import dev.darkroom.sdk.port.PortType;
import java.nio.file.Path;

/**
 * A denoiser that was trained here. Its weights lie in the training's folder.
 *
 * @param config its shape
 * @param weights safetensors, averaged over the last steps
 * @param steps how long it was trained
 * @param scalingFactor what the autoencoder's latents were multiplied with for it
 */
@PortType(name = "darkroom.trained-denoiser", colour = "#7986cb", shape = PortType.Shape.HEXAGON)
public record TrainedDenoiser(UNetConfig config, Path weights, long steps, double scalingFactor) {}
