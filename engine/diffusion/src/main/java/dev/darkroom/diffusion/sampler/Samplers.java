package dev.darkroom.diffusion.sampler;

import java.util.List;
import java.util.Optional;

/** The samplers there are. */
public final class Samplers {
    /** Song et al. 2021, "Denoising Diffusion Implicit Models", with eta 0. */
    public static final Sampler DDIM = new FirstOrder("ddim", 0);

    /** Euler's method on the probability-flow equation: Karras et al. 2022, algorithm 1 without its second order. */
    public static final Sampler EULER = new FirstOrder("euler", 0);

    /** Euler's method that steps further down and adds noise again: the ancestral sampling of Ho et al. 2020. */
    public static final Sampler EULER_ANCESTRAL = new FirstOrder("euler-ancestral", 1);

    /** Lu et al. 2022, "DPM-Solver++", algorithm 2: multistep, second order, midpoint. */
    public static final Sampler DPMPP_2M = new DpmSolverPlusPlus("dpmpp-2m");

    private static final List<Sampler> ALL = List.of(DDIM, EULER, EULER_ANCESTRAL, DPMPP_2M);

    private Samplers() {}

    public static List<Sampler> all() {
        return ALL;
    }

    public static Optional<Sampler> named(String name) {
        return ALL.stream().filter(s -> s.name().equals(name)).findFirst();
    }
}
