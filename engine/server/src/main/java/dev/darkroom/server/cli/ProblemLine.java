package dev.darkroom.server.cli;

import dev.darkroom.workflow.Problem;

/** A problem of a workflow on one line: {@code denoise.steps: found 0, expected 1 to 1000; write a number in between.} */
final class ProblemLine {
    private ProblemLine() {}

    static String of(Problem problem) {
        StringBuilder line = new StringBuilder();
        problem.position().ifPresent(at -> line.append("line ")
                .append(at.line())
                .append(", column ")
                .append(at.column()));
        String place = place(problem);
        if (!place.isEmpty()) {
            line.append(line.isEmpty() ? "" : ", ").append(place);
        }
        if (!line.isEmpty()) {
            line.append(": ");
        }
        return line.append("found ")
                .append(problem.found())
                .append(", expected ")
                .append(problem.expected())
                .append("; ")
                .append(problem.remedy())
                .append('.')
                .toString();
    }

    private static String place(Problem problem) {
        StringBuilder place = new StringBuilder();
        problem.subgraph()
                .ifPresent(name -> place.append("subgraph ").append(name).append(' '));
        problem.node().ifPresent(place::append);
        problem.port().ifPresent(port -> place.append('.').append(port));
        return place.toString().strip();
    }
}
