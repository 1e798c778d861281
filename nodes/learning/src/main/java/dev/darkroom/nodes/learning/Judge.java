package dev.darkroom.nodes.learning;

import dev.darkroom.sdk.port.PortType;
import dev.darkroom.tensor.Checkpoint;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Says what pictures show. It has seen real renders only, never a generated picture.
 *
 * @param weights safetensors, in the training's folder
 * @param subjects the nouns it tells apart
 * @param styles keys of the styles it tells apart
 * @param worn the things worn that it tells apart; the first is none
 */
@PortType(name = "darkroom.judge", colour = "#aed581", shape = PortType.Shape.HEXAGON)
public record Judge(Path weights, List<String> subjects, List<String> styles, List<String> worn) {
    private static final int TOGETHER = 32;

    /** Looks at pictures. */
    List<Opinion> opinions(List<Thumbnail> pictures) {
        List<Opinion> opinions = new ArrayList<>();
        Ops ops = Ops.inference();
        try (Checkpoint checkpoint = Checkpoint.open(weights)) {
            var network = new JudgeNetwork(checkpoint, subjects.size(), styles.size(), worn.size());
            for (int from = 0; from < pictures.size(); from += TOGETHER) {
                List<Thumbnail> some = pictures.subList(from, Math.min(pictures.size(), from + TOGETHER));
                Scope.run(() -> {
                    int side = Thumbnail.SIDE;
                    var answer = network.forward(ops, ops.fromFloats(planes(some), some.size(), 3, side, side));
                    float[] features = answer.features().toFloats();
                    float[] subject = answer.subject().toFloats();
                    float[] style = answer.style().toFloats();
                    float[] hat = answer.worn().toFloats();
                    for (int i = 0; i < some.size(); i++) {
                        opinions.add(new Opinion(
                                row(features, i, JudgeNetwork.FEATURES),
                                row(subject, i, subjects.size()),
                                row(style, i, styles.size()),
                                row(hat, i, worn.size())));
                    }
                });
            }
        }
        return opinions;
    }

    /** The style that most speaks for, of some. */
    Style style(Opinion opinion, Set<Style> some) {
        return Collections.max(
                some, Comparator.comparingDouble(style -> opinion.styles()[styles.indexOf(style.key())]));
    }

    private static float[] row(float[] values, int row, int width) {
        return Arrays.copyOfRange(values, row * width, (row + 1) * width);
    }

    private static float[] planes(List<Thumbnail> pictures) {
        int plane = Thumbnail.SIDE * Thumbnail.SIDE;
        float[] planes = new float[pictures.size() * 3 * plane];
        for (int p = 0; p < pictures.size(); p++) {
            float[] rgb = pictures.get(p).rgb();
            for (int i = 0; i < rgb.length; i++) {
                planes[(p * 3 + i % 3) * plane + i / 3] = 2 * rgb[i] - 1;
            }
        }
        return planes;
    }
}
