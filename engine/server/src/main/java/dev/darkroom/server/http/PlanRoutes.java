package dev.darkroom.server.http;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.darkroom.runtime.Darkroom;
import dev.darkroom.server.http.route.Call;
import dev.darkroom.server.http.route.Route;
import dev.darkroom.server.http.route.Tag;
import dev.darkroom.workflow.InvalidWorkflowException;
import dev.darkroom.workflow.Problem;
import dev.darkroom.workflow.Workflow;
import dev.darkroom.workflow.WorkflowReader;
import java.util.List;

/** What can be known of a run before it is one. */
final class PlanRoutes {
    private final Darkroom engine;

    PlanRoutes(Darkroom engine) {
        this.engine = engine;
    }

    List<Route> routes() {
        return List.of(Route.post("/api/v1/validate", "validate")
                .tag(Tag.PLANNING)
                .summary("All problems of a workflow")
                .description("Each names node and port, what is there, what should be, and what to do.")
                .takesRaw(
                        List.of("application/json"),
                        Workflow.class,
                        "{\"format\": \"darkroom/1\", \"name\": \"empty\", \"nodes\": {}}")
                .answers(Verdict.class, "The problems, or none.", this::validate));
    }

    /** What is wrong with a workflow. */
    record Verdict(
            @JsonPropertyDescription("whether it could run") boolean valid, List<Problem> problems) {}

    private Verdict validate(Call<Void> call) {
        List<Problem> problems;
        try {
            problems = engine.validate(WorkflowReader.read(call.context().bodyAsBytes()));
        } catch (InvalidWorkflowException e) {
            problems = e.problems();
        }
        return new Verdict(problems.isEmpty(), problems);
    }
}
