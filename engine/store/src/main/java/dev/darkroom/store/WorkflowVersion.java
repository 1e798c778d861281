package dev.darkroom.store;

import java.time.Instant;
import java.util.Optional;

/**
 * One of the documents that a workflow was, told about.
 *
 * @param number from 1
 * @param base number of the version it was made from, 0 for the first
 * @param by who saved it; empty when nobody had to say so
 * @param label given by somebody
 * @param summary what makes it another than its base, in one sentence
 */
public record WorkflowVersion(int number, int base, Instant saved, String by, Optional<String> label, String summary) {}
