package dev.darkroom.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Frees the tensors made while it is open, but for those that were kept: {@link #keep kept} tensors go to the enclosing
 * scope, or to the caller when there is none. Scopes nest, and belong to the thread that opened them.
 *
 * <pre>{@code
 * try (Scope scope = Scope.open()) {
 *     Tensor hidden = ops.silu(ops.linear(x, w1, b1));
 *     return scope.keep(ops.linear(hidden, w2, b2));
 * }
 * }</pre>
 *
 * <p>Weights are never part of a scope: they belong to their {@link Weights}.
 */
public final class Scope implements AutoCloseable {
    private static final ThreadLocal<@Nullable Scope> CURRENT = new ThreadLocal<>();
    private static final int FIRST_PRUNE = 256;

    private final @Nullable Scope parent;
    private List<Tensor> tensors = new ArrayList<>();
    private int pruneAt = FIRST_PRUNE;

    private Scope(@Nullable Scope parent) {
        this.parent = parent;
    }

    /**
     * Opens a scope inside the thread's current one.
     *
     * @return the scope, to be closed by the same thread
     */
    public static Scope open() {
        Scope scope = new Scope(CURRENT.get());
        CURRENT.set(scope);
        return scope;
    }

    /**
     * Runs an action in a scope of its own, in which nothing is kept.
     *
     * @param action what to do
     */
    public static void run(Runnable action) {
        Scope scope = open();
        try {
            action.run();
        } finally {
            scope.close();
        }
    }

    /**
     * Lets a tensor outlive this scope; a tensor that this scope does not own stays where it is.
     *
     * @param tensor the tensor to keep
     * @return the same tensor
     */
    public Tensor keep(Tensor tensor) {
        for (int i = tensors.size() - 1; i >= 0; i--) {
            if (tensors.get(i) == tensor) {
                tensors.remove(i);
                if (parent != null) {
                    parent.add(tensor);
                }
                break;
            }
        }
        return tensor;
    }

    /** Frees all tensors made since the scope was opened and not kept. */
    @Override
    public void close() {
        if (CURRENT.get() != this) {
            throw new IllegalStateException(
                    "A tensor scope must be closed by the thread that opened it, innermost scope first.");
        }
        if (parent == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(parent);
        }
        for (Tensor tensor : tensors) {
            tensor.close();
        }
        tensors = List.of();
    }

    /** Gives a new tensor to the thread's scope, if one is open. */
    static void register(Tensor tensor) {
        Scope scope = CURRENT.get();
        if (scope != null) {
            scope.add(tensor);
        }
    }

    /** Runs an action whose tensors belong to no scope, so that its caller owns them. */
    public static <T> T outside(Supplier<T> action) {
        Scope scope = CURRENT.get();
        CURRENT.remove();
        try {
            return action.get();
        } finally {
            if (scope != null) {
                CURRENT.set(scope);
            }
        }
    }

    private void add(Tensor tensor) {
        tensors.add(tensor);
        // A long loop that closes its own tensors must not make the list grow for ever.
        if (tensors.size() >= pruneAt) {
            tensors.removeIf(Tensor::isClosed);
            pruneAt = Math.max(FIRST_PRUNE, 2 * tensors.size());
        }
    }
}
