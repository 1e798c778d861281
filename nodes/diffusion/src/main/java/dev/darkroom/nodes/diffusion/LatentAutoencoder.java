package dev.darkroom.nodes.diffusion;

import dev.darkroom.diffusion.checkpoint.Part;
import dev.darkroom.sdk.Cancellation;
import dev.darkroom.sdk.port.Autoencoder;
import dev.darkroom.sdk.port.Image;
import dev.darkroom.sdk.port.Latent;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Tensor;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** A variational autoencoder as a port value. Pictures go one by one, which bounds memory. */
final class LatentAutoencoder implements Autoencoder {
    private final Part<dev.darkroom.diffusion.network.Autoencoder> part;

    /** @param part the network, handed over */
    LatentAutoencoder(Part<dev.darkroom.diffusion.network.Autoencoder> part) {
        this.part = part;
    }

    @Override
    public int channels() {
        return part.network().config().latentChannels();
    }

    @Override
    public int scale() {
        return part.network().config().scale();
    }

    @Override
    public Latent encode(List<Image> images, Cancellation cancellation) {
        int width = images.get(0).width();
        int height = images.get(0).height();
        int each = channels() * (height / scale()) * (width / scale());
        float[] values = new float[images.size() * each];
        Ops ops = Ops.inference();
        for (int i = 0; i < images.size(); i++) {
            float[] planes = planes(images.get(i));
            try (Tensor latent = ops.scoped(() -> part.network()
                    .toDenoiserSpace(
                            ops,
                            part.network()
                                    .encode(
                                            ops,
                                            ops.fromFloats(planes, 1, 3, height, width),
                                            cancellation::throwIfCancelled)
                                    .mean()))) {
                System.arraycopy(latent.toFloats(), 0, values, i * each, each);
            }
        }
        return Latent.of(images.size(), channels(), height / scale(), width / scale(), values);
    }

    @Override
    public List<Image> decode(Latent latent, Cancellation cancellation) {
        int each = latent.channels() * latent.height() * latent.width();
        FloatBuffer values = latent.values();
        Ops ops = Ops.inference();
        List<Image> images = new ArrayList<>();
        for (int i = 0; i < latent.batch(); i++) {
            float[] one = new float[each];
            values.get(one);
            try (Tensor picture = ops.scoped(() -> part.network()
                    .decode(
                            ops,
                            part.network()
                                    .fromDenoiserSpace(
                                            ops,
                                            ops.fromFloats(one, 1, latent.channels(), latent.height(), latent.width())),
                            cancellation::throwIfCancelled))) {
                images.add(image(picture.toFloats(), latent.width() * scale(), latent.height() * scale()));
            }
        }
        return images;
    }

    /** From pixels in [0, 1] to planes in [-1, 1]. */
    private static float[] planes(Image image) {
        int pixels = image.width() * image.height();
        FloatBuffer rgb = image.values();
        float[] planes = new float[3 * pixels];
        for (int i = 0; i < pixels; i++) {
            for (int c = 0; c < 3; c++) {
                planes[c * pixels + i] = 2 * rgb.get(3 * i + c) - 1;
            }
        }
        return planes;
    }

    private static Image image(float[] planes, int width, int height) {
        int pixels = width * height;
        float[] rgb = new float[3 * pixels];
        for (int i = 0; i < pixels; i++) {
            for (int c = 0; c < 3; c++) {
                rgb[3 * i + c] = Math.max(0, Math.min(1, planes[c * pixels + i] / 2 + 0.5f));
            }
        }
        return Image.of(width, height, rgb);
    }

    @Override
    public long bytes() {
        return part.bytes();
    }

    @Override
    public void close() {
        part.close();
    }
}
