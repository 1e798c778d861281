package dev.darkroom.nodes.learning;

import dev.darkroom.diffusion.network.UNetConfig;
import dev.darkroom.diffusion.training.LatentStatistics;
import dev.darkroom.sdk.port.PortType;
import java.nio.file.Path;

/**
 * A denoiser that was trained here. Its weights lie in the training's folder.
 *
 * @param config its shape
 * @param weights safetensors, averaged over the last steps
 * @param steps how long it was trained
 * @param statistics of the autoencoder's latents before they were normalised for it
 */
@PortType(name = "darkroom.trained-denoiser", colour = "#7986cb", shape = PortType.Shape.HEXAGON)
public record TrainedDenoiser(UNetConfig config, Path weights, long steps, LatentStatistics statistics) {}
