package dev.darkroom.workflow;

import java.util.Optional;

/** A node of the document or of a subgraph's definition. */
record Place(Optional<String> subgraph, String node) {

    Problem problem(Problem.Code code, String found, String expected, String remedy) {
        return problem(code, Optional.empty(), found, expected, remedy);
    }

    Problem problem(Problem.Code code, String port, String found, String expected, String remedy) {
        return problem(code, Optional.of(port), found, expected, remedy);
    }

    private Problem problem(Problem.Code code, Optional<String> port, String found, String expected, String remedy) {
        return new Problem(code, subgraph, Optional.of(node), port, found, expected, remedy, Optional.empty());
    }
}
