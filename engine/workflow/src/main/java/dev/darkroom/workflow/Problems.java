package dev.darkroom.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers problems, and only counts them once there are too many to read. */
final class Problems {
    private final List<Problem> problems = new ArrayList<>();
    private int more;

    void add(Problem problem) {
        if (full()) {
            more++;
        } else {
            problems.add(problem);
        }
    }

    /** Whether further problems are only counted, so that nobody need look for good advice. */
    boolean full() {
        return problems.size() >= Validation.MOST_PROBLEMS;
    }

    List<Problem> toList() {
        if (more > 0) {
            problems.add(new Problem(
                    Problem.Code.TOO_MANY_PROBLEMS,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    more + " more problems",
                    "none",
                    "correct those above first",
                    Optional.empty()));
            more = 0;
        }
        return List.copyOf(problems);
    }
}
