package dev.darkroom.workflow;

import dev.darkroom.sdk.definition.NodeDefinition;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the node definitions that the SDK's annotation processor writes; see {@link dev.darkroom.sdk.definition}. */
public final class DefinitionReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private DefinitionReader() {}

    /**
     * Reads one definition.
     *
     * @throws IllegalArgumentException with a sentence for people when the text is none
     */
    public static NodeDefinition read(String json) {
        try {
            NodeDefinition definition = JSON.readValue(json, NodeDefinition.class);
            if (definition == null || definition.type().isBlank() || definition.version() < 1) {
                throw new IllegalArgumentException(
                        "A node definition needs a type and a version from 1; build the plugin again.");
            }
            return definition;
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "A node definition cannot be read (" + JsonText.reason(e.getOriginalMessage())
                            + "); build the plugin again with its SDK's annotation processor.",
                    e);
        }
    }
}
