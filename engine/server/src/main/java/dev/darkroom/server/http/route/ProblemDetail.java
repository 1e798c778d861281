package dev.darkroom.server.http.route;

import dev.darkroom.workflow.Problem;
import java.util.List;

/**
 * The body of every answer that is not a success. Holds nothing of the request, so that nothing can be reflected.
 *
 * @param type always {@code about:blank}: the status says what kind it is
 * @param title of the kind of problem, always the same for it
 * @param status the HTTP status
 * @param detail what is wrong, in one sentence
 * @param remedy what to do
 * @param problems those of the workflow, when it is at fault
 */
public record ProblemDetail(
        String type, String title, int status, String detail, String remedy, List<Problem> problems) {
    public ProblemDetail {
        problems = List.copyOf(problems);
    }
}
