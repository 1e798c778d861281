package dev.darkroom.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A workflow as a list shows it.
 *
 * @param id safe in addresses; never changes
 * @param name as its latest version has it
 * @param latest number of its latest version, which is also how many there are; 0 while it was never saved
 * @param touched grows with all that is written of any workflow, whatever the clock says
 * @param changed when it was last saved, or begun
 * @param lastRun the youngest run that named it
 * @param unsaved whether there is a draft newer than the latest version
 * @param removed when it was removed; it can be brought back for some time
 */
public record SavedWorkflow(
        String id,
        String name,
        int latest,
        long touched,
        Instant changed,
        Optional<String> lastRun,
        boolean unsaved,
        Optional<Instant> removed) {}
