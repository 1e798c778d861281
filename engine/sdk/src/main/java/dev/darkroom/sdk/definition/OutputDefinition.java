package dev.darkroom.sdk.definition;

/**
 * An output port.
 *
 * @param doc help text, from the record's Javadoc
 * @param rowHeight height of its row in the editor at zoom 1, in pixels
 */
public record OutputDefinition(String name, ValueType type, String doc, int rowHeight) {}
