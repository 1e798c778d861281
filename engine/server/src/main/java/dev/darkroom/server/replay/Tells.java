package dev.darkroom.server.replay;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a file tells of its run when it is handed on. */
public enum Tells {
    /** Everything, so that it can be made again. */
    ALL,
    /** How it was made, but not with which words. */
    NO_PROMPTS,
    NOTHING;

    /** As people and programs write it. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Those that there are. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Tells::id).toList();
    }

    public static Optional<Tells> of(String id) {
        return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
    }
}
