package dev.darkroom.server.http.route;

import dev.darkroom.workflow.Problem;
import java.util.List;

/** A request that cannot be answered as asked. Becomes {@code application/problem+json} (RFC 9457). */
public final class HttpProblem extends RuntimeException {
    private final transient ProblemDetail detail;
    private final transient Object body;

    public HttpProblem(int status, String title, String detail, String remedy) {
        this(status, title, detail, remedy, List.of());
    }

    public HttpProblem(int status, String title, String detail, String remedy, List<Problem> problems) {
        this(new ProblemDetail("about:blank", title, status, detail, remedy, problems));
    }

    public HttpProblem(ProblemDetail detail) {
        this(detail, detail);
    }

    /** @param body what is sent: all that is in {@code detail} and more, as the route describes it */
    public HttpProblem(ProblemDetail detail, Object body) {
        super(detail.detail());
        this.detail = detail;
        this.body = body;
    }

    public static HttpProblem badRequest(String detail, String remedy) {
        return new HttpProblem(400, "Bad request", detail, remedy);
    }

    public static HttpProblem notFound(String detail, String remedy) {
        return new HttpProblem(404, "Not found", detail, remedy);
    }

    /** A document that is JSON but cannot run. */
    public static HttpProblem invalidWorkflow(List<Problem> problems) {
        String count = problems.size() == 1 ? "one problem" : problems.size() + " problems";
        return new HttpProblem(
                422,
                "Invalid workflow",
                "The workflow has " + count + ".",
                "Put right what \"problems\" lists and send it again.",
                problems);
    }

    public ProblemDetail detail() {
        return detail;
    }

    /** As it is sent. */
    public Object body() {
        return body;
    }
}
