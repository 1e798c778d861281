package dev.darkroom.server.http.route;

/** The chapters of the API, in the order in which they are read. */
public enum Tag {
    RUNS("Runs", "Workflows in, pictures out: submit, look, cancel, fetch what was made."),
    WORKFLOWS(
            "Workflows",
            "What people save: every save is a version, drafts keep what is not saved yet, templates are there to begin"
                    + " from."),
    EVENTS(
            "Events",
            "What happens, as it happens: over a WebSocket or as server-sent events, resumed where it broke off."),
    PLANNING("Before a run", "What is wrong with a workflow, and what a run of it would do and cost."),
    COMPARING("Comparing", "What makes two runs differ, and many runs along the values of an input."),
    FILES("Files", "Bring pictures for workflows to use."),
    CATALOGUE("What there is", "Node types, models and plugins."),
    SERVER("The server", "How it is, and this description.");

    private final String title;
    private final String description;

    Tag(String title, String description) {
        this.title = title;
        this.description = description;
    }

    public String title() {
        return title;
    }

    public String description() {
        return description;
    }
}
