package dev.darkroom.diffusion.training;

/** The loss is no longer a number: training cannot go on. */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DivergedException(long step, float loss) {
        super("Training went wrong at step " + step + ": the loss is " + loss
                + ". Start again with a lower learning rate.");
    }
}
