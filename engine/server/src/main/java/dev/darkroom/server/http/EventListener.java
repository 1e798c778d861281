package dev.darkroom.server.http;

import dev.darkroom.server.http.SlowClientQueue.Message;

/** Somebody who listens to events. Being told takes no time, however slow the listener is. */
interface EventListener {
    /** Characters that may wait for one listener: some hundred previews. They share the texts, not copies. */
    int CAPACITY = 8 << 20;

    /** Whether events of a run are of interest. */
    boolean wants(String run);

    /** Whether it listens to more than one run. */
    boolean wantsAll();

    void tell(Message message);

    /** The server stops. */
    void bye();
}
