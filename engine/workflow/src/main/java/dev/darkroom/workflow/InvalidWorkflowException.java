package dev.darkroom.workflow;

import java.util.List;
import java.util.stream.Collectors;

/** A workflow that cannot be used as it is. Its message is for people: the problems, one to a line. */
public final class InvalidWorkflowException extends RuntimeException {
    private final transient List<Problem> problems;

    public InvalidWorkflowException(List<Problem> problems) {
        super(problems.stream().map(Problem::message).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** At least one, in the order of the document. */
    public List<Problem> problems() {
        return problems;
    }
}
