package dev.darkroom.runtime.run;

import dev.darkroom.runtime.library.OutputNotice;
import java.time.Instant;
import java.util.UUID;

/**
 * What a queue knows of a run before it is executed, perhaps by another process than the one that took it in.
 *
 * @param runId the same in every attempt
 * @param queued when it was asked for
 * @param notice told of each file before it is there
 */
public record RunTicket(String runId, Instant queued, OutputNotice notice) {

    /** For a run that nobody queued. */
    public static RunTicket fresh() {
        return new RunTicket(UUID.randomUUID().toString(), Instant.now(), OutputNotice.NONE);
    }
}
