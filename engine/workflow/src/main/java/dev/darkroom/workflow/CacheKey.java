package dev.darkroom.workflow;

/**
 * What a node's result is known by. Equal keys mean equal results.
 *
 * @param sha256 in lower-case hexadecimal
 * @param cacheable whether the result may be used again: neither the node nor anything it depends on refuses it
 */
public record CacheKey(String sha256, boolean cacheable) {}
