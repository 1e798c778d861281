package dev.darkroom.runtime.dispatch;

import dev.darkroom.runtime.run.RunRequest;
import dev.darkroom.runtime.run.RunTicket;

/**
 * The right to execute a run, until it is committed or lost to another worker.
 *
 * @param request with its ticket; its seed is in the document already
 * @param fence grows with every lease of the run: whoever comes with an older one has lost it
 * @param attempt from 1
 */
public record Lease(RunRequest request, long fence, int attempt) {

    public Lease {
        if (request.ticket().isEmpty()) {
            throw new IllegalArgumentException("A lease is for a run that was queued.");
        }
    }

    public RunTicket ticket() {
        return request.ticket().orElseThrow();
    }

    public String runId() {
        return ticket().runId();
    }
}
