package dev.darkroom.nodes.diffusion;

import dev.darkroom.diffusion.ModelException;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.tensor.TensorException;
import java.util.function.Supplier;

/** Opens files that a user named, so that what is wrong with them is said at the port where they were named. */
final class Opening {
    private Opening() {}

    /**
     * Opens something.
     *
     * @throws InvalidInputException for that port, when the file cannot be used
     */
    static <T> T at(String port, Supplier<T> open) {
        try {
            return open.get();
        } catch (ModelException | TensorException e) {
            throw new InvalidInputException(port, String.valueOf(e.getMessage()), e);
        }
    }
}
