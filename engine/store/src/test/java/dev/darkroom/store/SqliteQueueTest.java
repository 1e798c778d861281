package dev.darkroom.store;

import java.util.Optional;

class SqliteQueueTest extends RunQueueTest {
    @Override
    Optional<String> freshDatabase() {
        return Optional.empty();
    }
}
