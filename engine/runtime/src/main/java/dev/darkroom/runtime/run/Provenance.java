package dev.darkroom.runtime.run;

import dev.darkroom.workflow.Workflow;
import java.util.List;
import java.util.Map;

/** What a saved file carries so that it can be made again. No clock, no run id, no path: equal runs give equal text. */
public final class Provenance {

    private Provenance() {}

    /** @param models sorted by the caller, like {@code seeds} and {@code plugins} */
    public static String json(
            Workflow workflow,
            Map<String, Long> seeds,
            List<RunRecord.Model> models,
            List<RunRecord.Plugin> plugins,
            String engine,
            String device) {
        return RunRecordJson.provenance(workflow, seeds, models, plugins, engine, device);
    }
}
