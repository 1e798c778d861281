package dev.darkroom.diffusion.schedule;

/**
 * Whose habits decide the details of a path. The families of published samplers differ in how they round timesteps,
 * where they end and how they scale the first noise; to get their pictures, one follows theirs.
 */
public enum Convention {
    /** Whole timesteps; noise of unit variance at the start. DDIM, PNDM, DDPM. */
    DDIM("ddim"),
    /** Fractional timesteps when spaced evenly; noise scaled by the first sigma. Euler and its kin (k-diffusion). */
    EULER("euler"),
    /** Whole timesteps out of one more than there are steps, the last being left to the end. DPM-Solver, UniPC. */
    DPM_SOLVER("dpm-solver");

    private final String label;

    Convention(String label) {
        this.label = label;
    }

    /** The name that workflows use. */
    public String label() {
        return label;
    }

    /** The timesteps to visit, descending. */
    double[] timesteps(Spacing spacing, int trained, int steps, int offset) {
        double[] t = new double[steps];
        // DPM-Solver divides the way into one piece more and does not visit the last point.
        int points = this == DPM_SOLVER ? steps + 1 : steps;
        for (int i = 0; i < steps; i++) {
            int up = points - 1 - i;
            int whole = trained / points;
            t[i] = switch (spacing) {
                case LEADING -> Math.min(whole * up + offset, trained - 1);
                case TRAILING -> Math.max(Math.rint(trained - i * (trained / (double) steps)) - 1, 0);
                case LINSPACE -> {
                    double even = points == 1 ? 0 : up * ((trained - 1) / (double) (points - 1));
                    yield this == EULER ? (float) even : Math.rint(even);
                }
            };
        }
        return t;
    }
}
