package dev.darkroom.store;

import java.util.Optional;

/**
 * The saved workflow that a run is of.
 *
 * @param version that was run, or from which what was run was made; empty when nobody said
 */
public record WorkflowRef(String id, Optional<Integer> version) {}
