package dev.darkroom.sdk.test;

/**
 * One report of a node.
 *
 * @param message empty when there was none
 */
public record Progress(int done, int total, String message) {}
