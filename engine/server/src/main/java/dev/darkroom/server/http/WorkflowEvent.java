package dev.darkroom.server.http;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.darkroom.store.Author;
import java.util.Optional;

/**
 * What somebody did to a saved workflow, for everybody who has it before them. It has neither a run nor a number, and is
 * not told again to who was away: ask for the workflow when the connection stands again.
 *
 * @param workflow its id
 * @param version number of the latest version
 * @param client the browser tab that did it, which need not be told; absent when it was none
 * @param by the name of the token that did it; absent when none is needed
 */
record WorkflowEvent(Type type, String workflow, int version, Optional<String> client, Optional<String> by) {

    /** What was done. */
    enum Type {
        SAVED("workflow-saved"),
        DRAFT("workflow-draft"),
        REMOVED("workflow-removed");

        private final String id;

        Type(String id) {
            this.id = id;
        }

        @JsonValue
        String id() {
            return id;
        }

        /** Whether a slow listener can do without: the next draft makes up for it. */
        @JsonIgnore
        boolean lossy() {
            return this == DRAFT;
        }
    }

    static WorkflowEvent of(Type type, String workflow, int version, Author author) {
        return new WorkflowEvent(
                type,
                workflow,
                version,
                author.client(),
                Optional.of(author.name()).filter(name -> !name.isEmpty()));
    }
}
