package dev.darkroom.server.http;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.darkroom.server.RunDesk;
import dev.darkroom.server.http.route.Call;
import dev.darkroom.server.http.route.HttpProblem;
import dev.darkroom.server.http.route.Parameter;
import dev.darkroom.server.http.route.ProblemDetail;
import dev.darkroom.server.http.route.Problems;
import dev.darkroom.server.http.route.Route;
import dev.darkroom.server.http.route.Tag;
import dev.darkroom.store.Author;
import dev.darkroom.store.Saving;
import dev.darkroom.store.WorkflowVersion;
import dev.darkroom.store.Workflows;
import dev.darkroom.workflow.Input;
import dev.darkroom.workflow.Problem;
import dev.darkroom.workflow.Workflow;
import dev.darkroom.workflow.diff.InputHistory;
import dev.darkroom.workflow.diff.WorkflowDiff;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What saved workflows were before. */
final class VersionRoutes {
    static final List<String> PROBLEM = List.of(Problems.MEDIA_TYPE);

    private static final String PATH = WorkflowRoutes.PATH + "/{id}/versions";
    private static final String NO_SUCH = "There is no such workflow, or no such version of it.";

    private static final Parameter<Long> N = number("n", "of the version");
    private static final Parameter<Long> A = number("a", "of the older version");
    private static final Parameter<Long> B = number("b", "of the newer version");
    private static final Parameter<Long> LIMIT = Parameter.number(
                    Parameter.Place.QUERY, "limit", "most versions to list", 1, Workflows.LARGEST_PAGE)
            .orElse(200L);
    private static final Parameter<Long> BEFORE = Parameter.number(
                    Parameter.Place.QUERY, "before", "only versions with a smaller number", 1, Integer.MAX_VALUE)
            .orElse((long) Integer.MAX_VALUE);
    private static final Parameter<String> NODE =
            Parameter.query("node", "as it is called in the latest version that has it");
    private static final Parameter<String> PORT = Parameter.query("port", "the input of the node");

    private final RunDesk desk;
    private final EventFeed feed;

    VersionRoutes(RunDesk desk, EventFeed feed) {
        this.desk = desk;
        this.feed = feed;
    }

    private static Parameter<Long> number(String name, String description) {
        return Parameter.number(Parameter.Place.PATH, name, description, 1, Integer.MAX_VALUE);
    }

    List<Route> routes() {
        return List.of(
                Route.get(PATH, "versions")
                        .tag(Tag.WORKFLOWS)
                        .summary("The versions of a workflow, the newest first")
                        .takes(WorkflowRoutes.ID, LIMIT, BEFORE)
                        .refuses(404, WorkflowRoutes.NO_SUCH)
                        .answers(VersionList.class, "A page of them.", this::list),
                Route.get(PATH + "/{n}", "version")
                        .tag(Tag.WORKFLOWS)
                        .summary("A version and its document")
                        .takes(WorkflowRoutes.ID, N)
                        .refuses(404, NO_SUCH)
                        .answers(VersionDocument.class, "The version.", this::show),
                Route.patch(PATH + "/{n}", "labelVersion")
                        .tag(Tag.WORKFLOWS)
                        .summary("Label a version")
                        .takes(WorkflowRoutes.ID, N)
                        .takes(Label.class, "{\"label\": \"as shown on Friday\"}")
                        .refuses(404, NO_SUCH)
                        .answers(SavedVersion.class, "The version with its label.", this::label),
                Route.post(PATH + "/{n}/restore", "restoreVersion")
                        .tag(Tag.WORKFLOWS)
                        .summary("Make a version the latest again, as a new one")
                        .description("What is not saved yet stays as a draft.")
                        .takes(WorkflowRoutes.ID, N, DraftRoutes.CLIENT)
                        .refuses(404, NO_SUCH)
                        .mayAnswer(409, "Somebody saved at the same moment.", PROBLEM, VersionConflict.class)
                        .answers(SavedNow.class, "It is the latest.", this::restore),
                Route.get(PATH + "/{a}/diff/{b}", "versionDiff")
                        .tag(Tag.WORKFLOWS)
                        .summary("What makes one version another")
                        .takes(WorkflowRoutes.ID, A, B)
                        .refuses(404, NO_SUCH)
                        .answers(WorkflowDiff.class, "What differs, in data and in `sentences`.", this::diff),
                Route.get(WorkflowRoutes.PATH + "/{id}/blame", "blame")
                        .tag(Tag.WORKFLOWS)
                        .summary("Which values an input had, in which versions, and who gave them")
                        .description(
                                "Nodes are followed to what they were called before, through 1000 versions at most.")
                        .takes(WorkflowRoutes.ID, NODE, PORT)
                        .refuses(404, "There is no such workflow, or no version of it ever had such a node.")
                        .answers(Blame.class, "The values, the newest first.", this::blame));
    }

    /** A version, told about. */
    record SavedVersion(
            int number,

            @JsonPropertyDescription("number of the version it was made from; 0 for the first")
            int base,

            Instant saved,

            @JsonPropertyDescription("name of the token that saved it; empty when none was needed")
            String by,

            Optional<String> label,

            @JsonPropertyDescription("what makes it another than its base, in one sentence")
            String summary) {
        static SavedVersion of(WorkflowVersion version) {
            return new SavedVersion(
                    version.number(),
                    version.base(),
                    version.saved(),
                    version.by(),
                    version.label(),
                    version.summary());
        }
    }

    /** Versions, the newest first. */
    record VersionList(
            List<SavedVersion> versions,

            @JsonPropertyDescription("for `before`, to get the page after this; absent on the last")
            Optional<Integer> next) {}

    /** A version and its document. */
    record VersionDocument(SavedVersion version, Workflow document) {}

    /** Words for a version. */
    record Label(
            @JsonPropertyDescription("on one line; empty takes it away")
            String label) {}

    /** What came of saving. */
    record SavedNow(
            @JsonPropertyDescription("id of the workflow") String workflow,
            @JsonPropertyDescription("the latest version") SavedVersion version,

            @JsonPropertyDescription("whether it was that already, so that there is no new version")
            boolean unchanged) {}

    /** A refusal to save over what somebody else saved; all that a problem has, and what they saved. */
    record VersionConflict(
            String type,
            String title,
            int status,
            String detail,
            String remedy,
            List<Problem> problems,
            SavedVersion latest) {}

    /** The values that an input had. */
    record Blame(List<BlameSpan> spans) {}

    /** Versions in a row that gave an input the same. */
    record BlameSpan(
            @JsonPropertyDescription("the version that began it")
            SavedVersion from,

            @JsonPropertyDescription("number of the last version that had it; absent when the latest has")
            Optional<Integer> until,

            @JsonPropertyDescription("what the node was called then")
            String node,

            @JsonPropertyDescription("absent when it was left to its default")
            Optional<Input> value,

            @JsonPropertyDescription("such as: guidanceScale was 7 until version 4.")
            String sentence) {}

    private VersionList list(Call<Void> call) {
        String id = WorkflowRoutes.find(desk.workflows(), call.get(WorkflowRoutes.ID))
                .id();
        int limit = Math.toIntExact(call.get(LIMIT));
        List<SavedVersion> page = desk.workflows().versions(id, Math.toIntExact(call.get(BEFORE)), limit).stream()
                .map(SavedVersion::of)
                .toList();
        int last = page.isEmpty() ? 1 : page.get(page.size() - 1).number();
        return new VersionList(page, last == 1 ? Optional.empty() : Optional.of(last));
    }

    private VersionDocument show(Call<Void> call) {
        return new VersionDocument(version(call), document(call, N));
    }

    private SavedVersion version(Call<?> call) {
        String id = WorkflowRoutes.find(desk.workflows(), call.get(WorkflowRoutes.ID))
                .id();
        return desk.workflows()
                .version(id, Math.toIntExact(call.get(N)))
                .map(SavedVersion::of)
                .orElseThrow(VersionRoutes::unknown);
    }

    private Workflow document(Call<Void> call, Parameter<Long> number) {
        return desk.workflows()
                .document(call.get(WorkflowRoutes.ID), Math.toIntExact(call.get(number)))
                .orElseThrow(VersionRoutes::unknown);
    }

    private SavedVersion label(Call<Label> call) {
        SavedVersion version = version(call);
        worded(() -> desk.workflows()
                .label(
                        call.get(WorkflowRoutes.ID),
                        version.number(),
                        call.body().label()));
        return version(call);
    }

    private SavedNow restore(Call<Void> call) {
        String id = call.get(WorkflowRoutes.ID);
        Author author = DraftRoutes.author(call, call.find(DraftRoutes.CLIENT).orElse(null));
        Saving saving = desk.workflows().restore(id, Math.toIntExact(call.get(N)), author);
        if (saving instanceof Saving.Unknown) {
            throw unknown();
        }
        return answer(feed, id, author, saving);
    }

    private WorkflowDiff diff(Call<Void> call) {
        return WorkflowDiff.between(document(call, A), document(call, B));
    }

    private Blame blame(Call<Void> call) {
        String id = call.get(WorkflowRoutes.ID);
        String node = asked(call, NODE);
        String port = asked(call, PORT);
        InputHistory history = desk.workflows().history(id, node, port).orElseThrow(WorkflowRoutes::unknown);
        if (history.spans().isEmpty()) {
            throw HttpProblem.notFound(
                    "No version of the workflow has such a node.",
                    "Ask for a node of the document by its name; one inside a subgraph has no history of its own.");
        }
        return new Blame(history.spans().stream().map(span -> span(id, span)).toList());
    }

    private BlameSpan span(String id, InputHistory.Span span) {
        SavedVersion from =
                desk.workflows().version(id, span.from()).map(SavedVersion::of).orElseThrow(VersionRoutes::unknown);
        return new BlameSpan(from, span.until(), span.node(), span.value(), span.sentence());
    }

    private static String asked(Call<Void> call, Parameter<String> parameter) {
        return call.find(parameter)
                .orElseThrow(() -> HttpProblem.badRequest(
                        "The request does not say which input.", "Send both \"node\" and \"port\"."));
    }

    /** What came of saving, as an answer; listeners are told of a new version. */
    static SavedNow answer(EventFeed feed, String id, Author author, Saving saving) {
        if (saving instanceof Saving.Saved saved) {
            SavedVersion version = SavedVersion.of(saved.version());
            feed.tell(WorkflowEvent.of(WorkflowEvent.Type.SAVED, id, version.number(), author));
            return new SavedNow(id, version, false);
        }
        if (saving instanceof Saving.Unchanged same) {
            return new SavedNow(id, SavedVersion.of(same.version()), true);
        }
        if (saving instanceof Saving.Conflict conflict) {
            throw conflict(SavedVersion.of(conflict.latest()));
        }
        throw WorkflowRoutes.unknown();
    }

    private static HttpProblem conflict(SavedVersion latest) {
        String who = latest.by().isEmpty() ? "Somebody" : latest.by();
        ProblemDetail detail = new ProblemDetail(
                "about:blank",
                "Conflict",
                409,
                who + " saved version " + latest.number() + " at " + latest.saved()
                        + ", after the one that this was made" + " from.",
                "Look at what changed between the two, then save again with \"base\": " + latest.number()
                        + ", or as a workflow of its own.",
                List.of());
        return new HttpProblem(
                detail,
                new VersionConflict(
                        detail.type(),
                        detail.title(),
                        detail.status(),
                        detail.detail(),
                        detail.remedy(),
                        detail.problems(),
                        latest));
    }

    /** Words that are too long or not on one line are the sender's mistake. */
    static <T> T worded(Supplier<T> saving) {
        try {
            return saving.get();
        } catch (IllegalArgumentException e) {
            throw HttpProblem.badRequest(String.valueOf(e.getMessage()), "Shorten it and send it again.");
        }
    }

    private static HttpProblem unknown() {
        return HttpProblem.notFound(NO_SUCH, "GET " + PATH + " lists the versions that there are.");
    }
}
