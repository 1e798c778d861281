package dev.darkroom.server.http;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.darkroom.server.http.route.Call;
import dev.darkroom.server.http.route.Role;
import dev.darkroom.server.http.route.Route;
import dev.darkroom.server.http.route.Tag;
import dev.darkroom.workflow.Workflow;
import dev.darkroom.workflow.diff.WorkflowDiff;
import java.util.List;

/** What makes one thing another. */
final class DiffRoutes {
    private static final String EXAMPLE = """
            {"before": {"format": "darkroom/1", "name": "noise", "nodes": {
               "noise": {"type": "darkroom.noise", "version": 1, "inputs": {"seed": 1}}}},
             "after": {"format": "darkroom/1", "name": "noise", "nodes": {
               "noise": {"type": "darkroom.noise", "version": 1, "inputs": {"seed": 2}}}}}""";

    List<Route> routes() {
        return List.of(Route.post("/api/v1/diff", "diff")
                .tag(Tag.COMPARING)
                .summary("What makes one workflow another")
                .description(
                        "Neither needs to be one that can run. Links follow nodes that got another name; the order of nodes"
                                + " and inputs does not count.")
                .role(Role.VIEW)
                .takes(TwoWorkflows.class, EXAMPLE)
                .refuses(422, "One of them is no workflow.")
                .answers(WorkflowDiff.class, "What differs, in data and in `sentences`.", this::diff));
    }

    /** Two documents. */
    record TwoWorkflows(
            @JsonPropertyDescription("the older document") Workflow before,
            @JsonPropertyDescription("the newer document") Workflow after) {}

    private WorkflowDiff diff(Call<TwoWorkflows> call) {
        return WorkflowDiff.between(call.body().before(), call.body().after());
    }
}
