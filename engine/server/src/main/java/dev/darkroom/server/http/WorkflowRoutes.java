package dev.darkroom.server.http;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.darkroom.server.RunDesk;
import dev.darkroom.server.http.route.Call;
import dev.darkroom.server.http.route.HttpProblem;
import dev.darkroom.server.http.route.Parameter;
import dev.darkroom.server.http.route.Route;
import dev.darkroom.server.http.route.Tag;
import dev.darkroom.store.Author;
import dev.darkroom.store.SavedWorkflow;
import dev.darkroom.store.Workflows;
import dev.darkroom.workflow.Workflow;
import dev.darkroom.workflow.WorkflowWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** The workflows that people saved. */
final class WorkflowRoutes {
    static final String PATH = "/api/v1/workflows";
    static final Parameter<String> ID = Parameter.path("id", "of the workflow");
    static final String NO_SUCH = "There is no such workflow.";

    private static final String DOCUMENT = """
            {"format": "darkroom/1", "name": "Noise", "nodes": {
               "noise": {"type": "darkroom.noise", "version": 1, "inputs": {"seed": 1}}}}""";

    private static final Parameter<Long> LIMIT = Parameter.number(
                    Parameter.Place.QUERY, "limit", "most workflows to list", 1, Workflows.LARGEST_PAGE)
            .orElse(200L);
    private static final Parameter<Long> BEFORE =
            Parameter.number(Parameter.Place.QUERY, "before", "`next` of the page before", 0, Long.MAX_VALUE);
    private static final Parameter<String> REMOVED =
            Parameter.choice("removed", "`true` for those that can still be brought back", List.of("true", "false"));

    private final RunDesk desk;
    private final EventFeed feed;

    WorkflowRoutes(RunDesk desk, EventFeed feed) {
        this.desk = desk;
        this.feed = feed;
    }

    List<Route> routes() {
        return List.of(
                Route.get(PATH, "workflows")
                        .tag(Tag.WORKFLOWS)
                        .summary("The saved workflows, the last touched first")
                        .takes(LIMIT, BEFORE, REMOVED)
                        .answers(WorkflowList.class, "A page of them.", this::list),
                Route.post(PATH, "createWorkflow")
                        .tag(Tag.WORKFLOWS)
                        .summary("Keep a workflow")
                        .description(
                                "The document becomes version 1, or with `draft` a draft of a workflow that has no version"
                                        + " yet. A document alone, as `GET …/file` gives it, may be sent too. It need not be one"
                                        + " that can run. The header `Location` names the workflow.")
                        .takes(NewWorkflow.class, "{\"document\": " + DOCUMENT + "}")
                        .refuses(422, "It is no workflow.")
                        .answers(201, WorkflowSummary.class, "It is kept.", this::create),
                Route.get(PATH + "/{id}", "workflow")
                        .tag(Tag.WORKFLOWS)
                        .summary("A workflow: its latest document, and the newest draft if that is newer")
                        .takes(ID)
                        .refuses(404, NO_SUCH)
                        .answers(WorkflowDocument.class, "The workflow.", this::show),
                Route.put(PATH + "/{id}", "saveWorkflow")
                        .tag(Tag.WORKFLOWS)
                        .summary("Save a workflow as a new version")
                        .description(
                                "A document that is the latest version already makes no new one. When somebody else has"
                                        + " saved since `base`, nothing is saved and the answer says who and when; the document"
                                        + " is kept as the draft of `client`.")
                        .takes(ID)
                        .takes(Save.class, "{\"base\": 1, \"document\": " + DOCUMENT + "}")
                        .refuses(404, NO_SUCH)
                        .mayAnswer(
                                409,
                                "Somebody else saved since: see `latest`.",
                                VersionRoutes.PROBLEM,
                                VersionRoutes.VersionConflict.class)
                        .refuses(422, "It is no workflow.")
                        .answers(VersionRoutes.SavedNow.class, "It is kept.", this::save),
                Route.patch(PATH + "/{id}", "renameWorkflow")
                        .tag(Tag.WORKFLOWS)
                        .summary("Give a workflow another name")
                        .description("Makes a new version, whose document has the name; the id stays.")
                        .takes(ID)
                        .takes(NewName.class, "{\"name\": \"Rabbits\"}")
                        .refuses(404, NO_SUCH)
                        .answers(VersionRoutes.SavedNow.class, "It has the name.", this::rename),
                Route.delete(PATH + "/{id}", "removeWorkflow")
                        .tag(Tag.WORKFLOWS)
                        .summary("Remove a workflow")
                        .description("It can be brought back for thirty days, with all its versions; runs of it stay.")
                        .takes(ID, DraftRoutes.CLIENT)
                        .refuses(404, NO_SUCH)
                        .acts("It is removed.", this::remove),
                Route.post(PATH + "/{id}/restore", "restoreWorkflow")
                        .tag(Tag.WORKFLOWS)
                        .summary("Bring a removed workflow back")
                        .takes(ID)
                        .refuses(404, "There is no such workflow any more.")
                        .answers(WorkflowSummary.class, "It is there again.", this::bringBack),
                Route.get(PATH + "/{id}/file", "workflowFile")
                        .tag(Tag.WORKFLOWS)
                        .summary("The latest document as a file")
                        .description("What `darkroom run` takes, and what `POST " + PATH + "` takes back.")
                        .takes(ID)
                        .refuses(404, "There is no such workflow, or it was never saved.")
                        .writes(Workflow.class, "The document.", this::file));
    }

    /** A workflow to be kept; a document alone is read as one too. */
    @JsonDeserialize(using = NewWorkflowReader.class)
    record NewWorkflow(
            @JsonPropertyDescription("as in a file") Workflow document,

            @JsonPropertyDescription("in place of the document's own name") @Nullable
            String name,

            @JsonPropertyDescription("of the first version") @Nullable
            String label,

            @JsonPropertyDescription("whether it is not saved yet: there will be a draft and no version") @Nullable
            Boolean draft,

            @JsonPropertyDescription("the browser tab, by an id of its own making") @Nullable
            String client) {}

    /** A document to be saved. */
    record Save(
            Workflow document,

            @JsonPropertyDescription("number of the version it was made from; 0 when there was none")
            int base,

            @JsonPropertyDescription("some words for this version") @Nullable
            String label,

            @JsonPropertyDescription("the browser tab, by an id of its own making") @Nullable
            String client) {}

    /** What a workflow is to be called. */
    record NewName(
            @JsonPropertyDescription("on one line") String name,

            @JsonPropertyDescription("the browser tab, by an id of its own making") @Nullable
            String client) {}

    /** A workflow in a list. */
    record WorkflowSummary(
            String id,
            String name,

            @JsonPropertyDescription("number of the latest version; 0 while it was never saved")
            int version,

            @JsonPropertyDescription("how many versions there are")
            int versions,

            @JsonPropertyDescription("when it was last saved, or begun")
            Instant saved,

            @JsonPropertyDescription("the youngest run that names it")
            Optional<String> lastRun,

            @JsonPropertyDescription("whether there is a draft newer than the latest version")
            boolean unsaved,

            @JsonPropertyDescription("when it was removed") Optional<Instant> removed) {
        static WorkflowSummary of(SavedWorkflow workflow) {
            return new WorkflowSummary(
                    workflow.id(),
                    workflow.name(),
                    workflow.latest(),
                    workflow.latest(),
                    workflow.changed(),
                    workflow.lastRun(),
                    workflow.unsaved(),
                    workflow.removed());
        }
    }

    /** Workflows, the last touched first. */
    record WorkflowList(
            List<WorkflowSummary> workflows,

            @JsonPropertyDescription("for `before`, to get the page after this; absent on the last")
            Optional<Long> next) {}

    /** A workflow and what is in it. */
    record WorkflowDocument(
            String id,
            String name,

            @JsonPropertyDescription("number of the latest version; 0 while it was never saved")
            int version,

            @JsonPropertyDescription("when it was last saved, or begun")
            Instant saved,

            @JsonPropertyDescription("of the latest version; while there is none, the draft's")
            Workflow document,

            @JsonPropertyDescription("the newest that is not saved yet")
            Optional<DraftRoutes.DraftDocument> draft) {}

    private WorkflowList list(Call<Void> call) {
        int limit = Math.toIntExact(call.get(LIMIT));
        OptionalLong before = call.find(BEFORE).map(OptionalLong::of).orElse(OptionalLong.empty());
        boolean removed = call.find(REMOVED).filter("true"::equals).isPresent();
        List<SavedWorkflow> page = desk.workflows().list(removed, limit, before);
        Optional<Long> next = page.size() < limit
                ? Optional.empty()
                : Optional.of(page.get(page.size() - 1).touched());
        return new WorkflowList(page.stream().map(WorkflowSummary::of).toList(), next);
    }

    private WorkflowSummary create(Call<NewWorkflow> call) {
        NewWorkflow wanted = call.body();
        @Nullable String name = wanted.name();
        Workflow document = name == null ? wanted.document() : Workflows.renamed(wanted.document(), name);
        Author author = DraftRoutes.author(call, wanted.client());
        SavedWorkflow made = Boolean.TRUE.equals(wanted.draft())
                ? desk.workflows().createDraft(document, author)
                : VersionRoutes.worded(
                        () -> desk.workflows().create(document, Optional.ofNullable(wanted.label()), author));
        call.header("Location", PATH + "/" + made.id());
        WorkflowEvent.Type type = made.latest() == 0 ? WorkflowEvent.Type.DRAFT : WorkflowEvent.Type.SAVED;
        feed.tell(WorkflowEvent.of(type, made.id(), made.latest(), author));
        return WorkflowSummary.of(made);
    }

    private WorkflowDocument show(Call<Void> call) {
        SavedWorkflow workflow = find(call);
        Optional<DraftRoutes.DraftDocument> draft =
                workflow.unsaved() ? DraftRoutes.newest(desk.workflows(), workflow.id()) : Optional.empty();
        Workflow document = desk.workflows()
                .document(workflow.id(), workflow.latest())
                .or(() -> draft.map(DraftRoutes.DraftDocument::document))
                .orElseThrow(WorkflowRoutes::unknown);
        return new WorkflowDocument(
                workflow.id(), workflow.name(), workflow.latest(), workflow.changed(), document, draft);
    }

    private VersionRoutes.SavedNow save(Call<Save> call) {
        Save wanted = call.body();
        String id = call.get(ID);
        Author author = DraftRoutes.author(call, wanted.client());
        return VersionRoutes.answer(feed, id, author, VersionRoutes.worded(() -> desk.workflows()
                .save(id, wanted.document(), wanted.base(), Optional.ofNullable(wanted.label()), author)));
    }

    private VersionRoutes.SavedNow rename(Call<NewName> call) {
        String id = call.get(ID);
        Author author = DraftRoutes.author(call, call.body().client());
        return VersionRoutes.answer(feed, id, author, VersionRoutes.worded(() -> desk.workflows()
                .rename(id, call.body().name(), author)));
    }

    private void remove(Call<Void> call) {
        SavedWorkflow workflow = find(call);
        if (!desk.workflows().remove(workflow.id())) {
            throw unknown();
        }
        Author author = DraftRoutes.author(call, call.find(DraftRoutes.CLIENT).orElse(null));
        feed.tell(WorkflowEvent.of(WorkflowEvent.Type.REMOVED, workflow.id(), workflow.latest(), author));
    }

    private WorkflowSummary bringBack(Call<Void> call) {
        SavedWorkflow workflow = desk.workflows().bringBack(call.get(ID)).orElseThrow(WorkflowRoutes::unknown);
        Author author = DraftRoutes.author(call, null);
        feed.tell(WorkflowEvent.of(WorkflowEvent.Type.SAVED, workflow.id(), workflow.latest(), author));
        return WorkflowSummary.of(workflow);
    }

    private void file(Call<Void> call) {
        SavedWorkflow workflow = find(call);
        Workflow document = desk.workflows()
                .document(workflow.id(), workflow.latest())
                .orElseThrow(() -> HttpProblem.notFound(
                        "The workflow was never saved: there is only a draft.",
                        "Save it, or ask for " + PATH + "/{id}/draft."));
        call.context()
                .contentType("application/json")
                .header("Content-Disposition", "attachment; filename=\"" + workflow.id() + ".json\"")
                .result(WorkflowWriter.write(document).getBytes(StandardCharsets.UTF_8));
    }

    private SavedWorkflow find(Call<Void> call) {
        return find(desk.workflows(), call.get(ID));
    }

    static SavedWorkflow find(Workflows workflows, String id) {
        return workflows.find(id).orElseThrow(WorkflowRoutes::unknown);
    }

    static HttpProblem unknown() {
        return HttpProblem.notFound(
                NO_SUCH, "GET " + PATH + " lists what there is; with removed=true what can be brought back.");
    }
}
