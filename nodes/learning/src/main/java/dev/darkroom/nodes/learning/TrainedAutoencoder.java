package dev.darkroom.nodes.learning;

import dev.darkroom.diffusion.network.AutoencoderConfig;
import dev.darkroom.sdk.port.PortType;
import java.nio.file.Path;

/**
 * An autoencoder that was trained here. Its weights lie in the training's folder.
 *
 * @param config its shape
 * @param weights safetensors, averaged over the last steps
 * @param steps how long it was trained
 * @param normalised whether its latents have about mean 0 and spread 1 already and are to be kept as they are; if not, they
 *     are measured, and normalised, when a data set is encoded
 */
@PortType(name = "darkroom.trained-autoencoder", colour = "#ff8a65", shape = PortType.Shape.HEXAGON)
public record TrainedAutoencoder(AutoencoderConfig config, Path weights, long steps, boolean normalised) {}
