package dev.darkroom.nodes.learning;

import dev.darkroom.diffusion.training.Training;
import dev.darkroom.nodes.learning.JudgeNetwork.Answer;
import dev.darkroom.tensor.Losses;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Tensor;
import dev.darkroom.tensor.TorchRandom;
import java.util.List;

/**
 * How wrong a judge is: the cross entropies of its three answers. Pictures are moved by up to three pixels, and every other
 * one is blurred, so that softness alone, which all autoencoders bring, is no reason to call a picture something else.
 */
final class JudgeLoss implements Training.Loss {
    private static final int SHIFT = 3;
    private static final int SIDE = Thumbnail.SIDE;

    private final JudgeNetwork network;
    private final List<Exhibit> exhibits;
    private final int batch;

    JudgeLoss(JudgeNetwork network, List<Exhibit> exhibits, int batch) {
        this.network = network;
        this.exhibits = exhibits;
        this.batch = batch;
    }

    @Override
    public Tensor of(Ops ops, TorchRandom random) {
        float[] pixels = new float[batch * 3 * SIDE * SIDE];
        long[] subjects = new long[batch];
        long[] styles = new long[batch];
        long[] worn = new long[batch];
        for (int b = 0; b < batch; b++) {
            Exhibit exhibit = exhibits.get(random.nextInt(exhibits.size()));
            subjects[b] = exhibit.subject();
            styles[b] = exhibit.style();
            worn[b] = exhibit.worn();
            int right = random.nextInt(2 * SHIFT + 1) - SHIFT;
            int down = random.nextInt(2 * SHIFT + 1) - SHIFT;
            draw(exhibit.rgb(), right, down, random.nextInt(2), pixels, b);
        }
        Answer answer = network.forward(ops, ops.fromFloats(pixels, batch, 3, SIDE, SIDE));
        Tensor subject = Losses.crossEntropy(ops, answer.subject(), ops.fromLongs(subjects, batch));
        Tensor style = Losses.crossEntropy(ops, answer.style(), ops.fromLongs(styles, batch));
        Tensor hat = Losses.crossEntropy(ops, answer.worn(), ops.fromLongs(worn, batch));
        return ops.add(subject, ops.add(style, hat));
    }

    /** @param blur how many pixels on each side a pixel is averaged with */
    private static void draw(byte[] rgb, int right, int down, int blur, float[] pixels, int b) {
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                for (int c = 0; c < 3; c++) {
                    int sum = 0;
                    for (int dy = -blur; dy <= blur; dy++) {
                        for (int dx = -blur; dx <= blur; dx++) {
                            sum += rgb[(inside(y - down + dy) * SIDE + inside(x - right + dx)) * 3 + c] & 255;
                        }
                    }
                    int count = (2 * blur + 1) * (2 * blur + 1);
                    pixels[((b * 3 + c) * SIDE + y) * SIDE + x] = sum / (127.5f * count) - 1;
                }
            }
        }
    }

    private static int inside(int position) {
        return Math.max(0, Math.min(SIDE - 1, position));
    }
}
