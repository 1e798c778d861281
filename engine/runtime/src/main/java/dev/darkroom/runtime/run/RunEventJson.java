package dev.darkroom.runtime.run;

import dev.darkroom.runtime.content.PngPicture;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Events as the editor reads them: {@code run}, {@code seq} (see {@link RunEvent#sequence}), {@code type}, and what it tells. */
public final class RunEventJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RunEventJson() {}

    /** One line. */
    public static String write(RunEvent event) {
        ObjectNode json = JSON.createObjectNode();
        json.put("run", event.runId()).put("seq", event.sequence());
        if (event instanceof RunEvent.Queued) {
            json.put("type", "queued");
        } else if (event instanceof RunEvent.Started e) {
            json.put("type", "started").put("nodes", e.nodes());
        } else if (event instanceof RunEvent.NodeStarted e) {
            json.put("type", "node-started").put("node", e.node()).put("nodeType", e.type());
        } else if (event instanceof RunEvent.Progress e) {
            json.put("type", "progress").put("node", e.node());
            json.put("done", e.done()).put("total", e.total()).put("message", e.message());
        } else if (event instanceof RunEvent.Preview e) {
            json.put("type", "preview").put("node", e.node());
            json.put("width", e.picture().width()).put("height", e.picture().height());
            json.put("png", Base64.getEncoder().encodeToString(PngPicture.of(e.picture())));
        } else if (event instanceof RunEvent.Note e) {
            json.put("type", "note").put("node", e.node()).put("sentence", e.sentence());
        } else if (event instanceof RunEvent.NodeFinished e) {
            json.put("type", "node-finished").put("node", e.node());
            json.put("cached", e.cached()).put("source", e.source().id()).put("millis", e.millis());
            e.peakBytes().ifPresent(bytes -> json.put("peakBytes", bytes));
        } else if (event instanceof RunEvent.NodeFailed e) {
            json.put("type", "node-failed").put("node", e.node());
            putError(json, Optional.of(e.error()));
        } else if (event instanceof RunEvent.OutputSaved e) {
            json.put("type", "output-saved").set("output", JSON.valueToTree(e.output()));
        } else if (event instanceof RunEvent.Finished e) {
            json.put("type", "finished").put("status", e.status().id());
            putError(json, e.error());
        }
        return json.toString();
    }

    private static void putError(ObjectNode json, Optional<RunError> error) {
        error.ifPresent(e -> json.set("error", JSON.valueToTree(e)));
    }
}
