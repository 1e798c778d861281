package dev.darkroom.workflow;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Finds lines and columns after the fact: sound documents, nearly all of them, need not pay for it. */
final class Positions {
    private static final JsonFactory JSON = new JsonFactory();

    private static final Problem.Position START = new Problem.Position(1, 1);

    private static final Comparator<Problem.Position> IN_TEXT =
            Comparator.comparingInt(Problem.Position::line).thenComparingInt(Problem.Position::column);

    private Positions() {}

    /** The problems, each with the place in the text at which its value begins. */
    static List<Problem> fill(String text, List<DocumentShape.PlacedProblem> placed) {
        Map<String, Problem.Position> found = new HashMap<>();
        placed.forEach(p -> found.put(p.pointer(), START));
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.PROPERTY_NAME && !token.isStructEnd()) {
                    String pointer = token.isStructStart()
                            ? parser.streamReadContext()
                                    .getParent()
                                    .pathAsPointer()
                                    .toString()
                            : parser.streamReadContext().pathAsPointer().toString();
                    TokenStreamLocation at = parser.currentTokenLocation();
                    found.computeIfPresent(pointer, (p, old) -> new Problem.Position(at.getLineNr(), at.getColumnNr()));
                }
            }
        }
        return placed.stream()
                .map(p -> withPosition(p.problem(), found.getOrDefault(p.pointer(), START)))
                .sorted(Comparator.comparing(p -> p.position().orElse(START), IN_TEXT))
                .toList();
    }

    private static Problem withPosition(Problem p, Problem.Position position) {
        return new Problem(
                p.code(), p.subgraph(), p.node(), p.port(), p.found(), p.expected(), p.remedy(), Optional.of(position));
    }
}
