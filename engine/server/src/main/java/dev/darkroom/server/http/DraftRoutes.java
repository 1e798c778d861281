package dev.darkroom.server.http;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.darkroom.server.RunDesk;
import dev.darkroom.server.access.Caller;
import dev.darkroom.server.http.route.Call;
import dev.darkroom.server.http.route.HttpProblem;
import dev.darkroom.server.http.route.Parameter;
import dev.darkroom.server.http.route.Route;
import dev.darkroom.server.http.route.Tag;
import dev.darkroom.store.Author;
import dev.darkroom.store.WorkflowDraft;
import dev.darkroom.store.Workflows;
import dev.darkroom.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is not saved yet, so that a browser that crashes loses nothing. */
final class DraftRoutes {
    static final Parameter<String> CLIENT = Parameter.query("client", "the browser tab, by an id of its own making");

    static final String PATH = WorkflowRoutes.PATH + "/{id}/draft";
    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String EXAMPLE = """
            {"base": 1, "client": "tab-5f1c", "document": {"format": "darkroom/1", "name": "Noise", "nodes": {
               "noise": {"type": "darkroom.noise", "version": 1, "inputs": {"seed": 1}}}}}""";

    private final RunDesk desk;
    private final EventFeed feed;

    DraftRoutes(RunDesk desk, EventFeed feed) {
        this.desk = desk;
        this.feed = feed;
    }

    List<Route> routes() {
        return List.of(
                Route.put(PATH, "saveDraft")
                        .tag(Tag.WORKFLOWS)
                        .summary("Keep what is not saved yet")
                        .description(
                                "Each browser tab has a draft of its own, so that none writes over another's; the answer tells"
                                        + " of the others, and whether somebody has saved since. Of many tabs the last eight are"
                                        + " kept. Saving ends the draft. A workflow that was never saved is begun with `POST "
                                        + WorkflowRoutes.PATH + "` and `draft`.")
                        .takes(WorkflowRoutes.ID)
                        .takes(NewDraft.class, EXAMPLE)
                        .refuses(404, WorkflowRoutes.NO_SUCH)
                        .refuses(422, "It is no workflow.")
                        .answers(Drafted.class, "It is kept.", this::put),
                Route.get(PATH, "draft")
                        .tag(Tag.WORKFLOWS)
                        .summary("What is not saved yet: the newest draft, or a tab's own")
                        .takes(WorkflowRoutes.ID, CLIENT)
                        .refuses(404, "There is no such workflow, or no draft of it.")
                        .answers(DraftDocument.class, "The draft.", this::show),
                Route.delete(PATH, "dropDraft")
                        .tag(Tag.WORKFLOWS)
                        .summary("Give up what is not saved: a tab's own, or without `client` all drafts")
                        .takes(WorkflowRoutes.ID, CLIENT)
                        .refuses(404, WorkflowRoutes.NO_SUCH)
                        .acts("There is no such draft any more.", this::drop));
    }

    /** What is to be kept as a draft. */
    record NewDraft(
            Workflow document,

            @JsonPropertyDescription("number of the version it was made from; 0 when there was none")
            int base,

            @JsonPropertyDescription("the browser tab, by an id of its own making: letters, digits, hyphens")
            String client) {}

    /** A draft, told about. */
    record Draft(
            @JsonPropertyDescription("whose it is") String client,

            @JsonPropertyDescription("name of the token that wrote it; empty when none was needed")
            String by,

            @JsonPropertyDescription("number of the version it was made from; 0 when there was none")
            int base,

            @JsonPropertyDescription("when it was written") Instant written) {
        static Draft of(WorkflowDraft draft) {
            return new Draft(draft.client(), draft.by(), draft.base(), draft.saved());
        }
    }

    /** A draft and its document. */
    record DraftDocument(Draft draft, Workflow document) {}

    /** What became of a draft. */
    record Drafted(
            @JsonPropertyDescription(
                    "number of the latest version; larger than the draft's base when somebody saved since")
            int version,

            Draft draft,

            @JsonPropertyDescription("of other tabs, newer than the latest version, the newest first")
            List<Draft> others) {}

    private Drafted put(Call<NewDraft> call) {
        NewDraft wanted = call.body();
        String id = call.get(WorkflowRoutes.ID);
        Author author = author(call, wanted.client());
        if (wanted.base() < 0) {
            throw HttpProblem.badRequest(
                    "There is no version " + wanted.base() + ".", "Send the number of a version, or 0 for none.");
        }
        Workflows.Drafted kept = desk.workflows()
                .draft(id, wanted.document(), wanted.base(), author)
                .orElseThrow(WorkflowRoutes::unknown);
        feed.tell(WorkflowEvent.of(WorkflowEvent.Type.DRAFT, id, kept.latest(), author));
        return new Drafted(
                kept.latest(),
                Draft.of(kept.mine()),
                kept.others().stream().map(Draft::of).toList());
    }

    private DraftDocument show(Call<Void> call) {
        String id = WorkflowRoutes.find(desk.workflows(), call.get(WorkflowRoutes.ID))
                .id();
        Optional<String> client = call.find(CLIENT);
        return desk.workflows().drafts(id).stream()
                .filter(draft -> client.isEmpty() || client.get().equals(draft.client()))
                .findFirst()
                .flatMap(draft -> document(desk.workflows(), id, draft))
                .orElseThrow(() -> HttpProblem.notFound(
                        "There is no draft: all is saved.", "GET " + WorkflowRoutes.PATH + "/{id} has the document."));
    }

    private void drop(Call<Void> call) {
        String id = WorkflowRoutes.find(desk.workflows(), call.get(WorkflowRoutes.ID))
                .id();
        desk.workflows().dropDrafts(id, call.find(CLIENT));
    }

    /** The newest draft of a workflow. */
    static Optional<DraftDocument> newest(Workflows workflows, String id) {
        return workflows.drafts(id).stream().findFirst().flatMap(draft -> document(workflows, id, draft));
    }

    private static Optional<DraftDocument> document(Workflows workflows, String id, WorkflowDraft draft) {
        return workflows.draftDocument(id, draft.client()).map(found -> new DraftDocument(Draft.of(draft), found));
    }

    /**
     * Who asks, for the store.
     *
     * @throws HttpProblem when the client is none
     */
    static Author author(Call<?> call, @Nullable String client) {
        if (client != null && !CLIENT_ID.matcher(client).matches()) {
            throw HttpProblem.badRequest(
                    "The \"client\" is not an id.", "Send up to 64 letters, digits, dots, hyphens and underscores.");
        }
        String name = Guard.caller(call.context())
                .filter(caller -> !caller.equals(Caller.LOCAL))
                .map(Caller::name)
                .orElse("");
        return new Author(name, Optional.ofNullable(client));
    }
}
