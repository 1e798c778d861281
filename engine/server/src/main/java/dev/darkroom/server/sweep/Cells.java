package dev.darkroom.server.sweep;

import dev.darkroom.runtime.Darkroom;
import dev.darkroom.runtime.run.RunRequest;
import dev.darkroom.server.Preparation;
import dev.darkroom.store.Sweep;
import dev.darkroom.store.Sweep.Axis;
import dev.darkroom.workflow.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** From a workflow and axes to the runs of a sweep. */
public final class Cells {
    /** Most runs of one sweep. */
    public static final int MOST = 256;

    /** Most axes: more cannot be shown on a sheet. */
    public static final int MOST_AXES = 3;

    /** The input of an axis that is every seed input. */
    public static final String SEED = "seed";

    private Cells() {}

    /**
     * What all cells have in common.
     *
     * @param settings inputs and their values, as texts, by {@code node.input}
     * @param seed for every seed input, unless an axis is of it
     * @param targets the nodes that are wanted; empty for all that the workflow is for
     */
    public record Common(Workflow document, Map<String, String> settings, OptionalLong seed, List<String> targets) {}

    /**
     * A request for each cell, in the order of {@link Sweep#place}.
     *
     * @throws RefusedSweepException when the axes are none, too many, or make too many runs
     * @throws dev.darkroom.workflow.InvalidWorkflowException with all problems of the first cell that has any
     */
    public static List<RunRequest> of(Darkroom engine, Common common, List<Axis> axes) {
        check(axes);
        Sweep sweep = Sweep.fresh("", axes);
        List<RunRequest> cells = new ArrayList<>();
        for (int cell = 0; cell < sweep.size(); cell++) {
            cells.add(cell(engine, common, axes, sweep.place(cell)));
        }
        return cells;
    }

    private static RunRequest cell(Darkroom engine, Common common, List<Axis> axes, List<Integer> place) {
        Map<String, String> settings = new LinkedHashMap<>(common.settings());
        OptionalLong seed = common.seed();
        for (int axis = 0; axis < axes.size(); axis++) {
            JsonNode value = axes.get(axis).values().get(place.get(axis));
            if (axes.get(axis).input().equals(SEED)) {
                seed = OptionalLong.of(value.longValue());
            } else {
                settings.put(axes.get(axis).input(), value.asString());
            }
        }
        List<String> lines = settings.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .toList();
        RunRequest request = RunRequest.of(Preparation.of(engine, common.document(), lines, common.targets()))
                .only(common.targets());
        return seed.isPresent() ? request.withSeed(seed.getAsLong()) : request;
    }

    private static void check(List<Axis> axes) {
        if (axes.isEmpty() || axes.size() > MOST_AXES) {
            throw new RefusedSweepException(
                    "A sweep has from 1 to " + MOST_AXES + " axes, not " + axes.size() + ".",
                    "Give each input that is to change, with its values.");
        }
        long cells = 1;
        for (Axis axis : axes) {
            check(axis);
            cells = Math.min(Integer.MAX_VALUE, cells * axis.values().size());
        }
        if (cells > MOST) {
            throw new RefusedSweepException(
                    "The axes make " + cells + " runs ("
                            + axes.stream()
                                    .map(axis -> String.valueOf(axis.values().size()))
                                    .collect(Collectors.joining(" × "))
                            + "), but a sweep has at most " + MOST + ".",
                    "Give fewer values, or make several sweeps of it.");
        }
        if (axes.stream().map(Axis::input).distinct().count() < axes.size()) {
            throw new RefusedSweepException(
                    "Two axes are of the same input.", "Put all values of an input into one axis.");
        }
    }

    private static void check(Axis axis) {
        if (axis.values().isEmpty()) {
            throw new RefusedSweepException(
                    "An axis has no values.", "Give each axis at least one value, or leave the axis out.");
        }
        boolean seed = axis.input().equals(SEED);
        for (JsonNode value : axis.values()) {
            if (seed && !(value.isIntegralNumber() && value.canConvertToLong())) {
                throw new RefusedSweepException(
                        "The axis \"seed\" has a value that is no whole number.", "Give whole numbers as seeds.");
            }
            if (!value.isValueNode() || value.isNull()) {
                throw new RefusedSweepException(
                        "An axis has a value that is neither a text, a number nor a boolean.",
                        "Sweep over inputs that are written down, not over links.");
            }
        }
    }
}
