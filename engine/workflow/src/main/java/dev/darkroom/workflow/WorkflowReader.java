package dev.darkroom.workflow;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads workflow documents. What it does not know it keeps; see {@link Extra}. */
public final class WorkflowReader {
    /** Longest text, in bytes of UTF-8. */
    public static final int MAX_BYTES = 16 << 20;

    static final int MAX_DEPTH = 100;
    static final int MAX_NODES = 100_000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxDocumentLength(MAX_BYTES)
                            .maxStringLength(MAX_BYTES)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private WorkflowReader() {}

    /**
     * Reads a document as it comes from a file or a request.
     *
     * @param utf8 at most {@link #MAX_BYTES}
     * @throws InvalidWorkflowException with all that keeps the text from being a document
     */
    public static Workflow read(byte[] utf8) {
        if (utf8.length > MAX_BYTES) {
            throw tooLarge();
        }
        try {
            return read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            throw invalid(
                    Problem.Code.BAD_JSON,
                    "bytes that are not UTF-8",
                    "a JSON document in UTF-8",
                    "save the file as UTF-8",
                    Optional.empty());
        }
    }

    /**
     * Reads a document of the present or an older format.
     *
     * @throws InvalidWorkflowException with all that keeps the text from being a document
     */
    public static Workflow read(String text) {
        if (text.length() > MAX_BYTES) {
            throw tooLarge();
        }
        JsonNode json = parse(text);
        if (!(json instanceof ObjectNode document)) {
            throw invalid(
                    Problem.Code.WRONG_SHAPE,
                    JsonText.describe(json),
                    "a JSON object with \"format\" and \"nodes\"",
                    "give a workflow saved by Darkroom",
                    Optional.of(new Problem.Position(1, 1)));
        }
        DocumentShape shape = new DocumentShape();
        Workflow workflow = shape.read(DocumentFormats.toPresent(document));
        if (DocumentFormats.newer(workflow.format())) {
            throw new InvalidWorkflowException(
                    DocumentFormats.problem(workflow.format()).stream().toList());
        }
        if (!shape.problems().isEmpty()) {
            throw new InvalidWorkflowException(Positions.fill(text, shape.problems()));
        }
        return workflow;
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (StreamConstraintsException e) {
            boolean deep = e.getOriginalMessage().contains("nesting");
            throw invalid(
                    Problem.Code.TOO_LARGE,
                    deep ? "more than " + MAX_DEPTH + " levels of JSON" : "a number or field name that is too long",
                    deep ? "at most " + MAX_DEPTH : "numbers of at most 1000 digits",
                    deep ? "make the document flatter" : "shorten it",
                    position(e));
        } catch (JacksonException e) {
            throw invalid(
                    Problem.Code.BAD_JSON,
                    JsonText.reason(e.getOriginalMessage()),
                    "a JSON document",
                    "correct the text there",
                    position(e));
        }
    }

    private static Optional<Problem.Position> position(JacksonException e) {
        return Optional.ofNullable(e.getLocation())
                .filter(at -> at.getLineNr() > 0)
                .map(at -> new Problem.Position(at.getLineNr(), Math.max(1, at.getColumnNr())));
    }

    private static InvalidWorkflowException tooLarge() {
        return invalid(
                Problem.Code.TOO_LARGE,
                "more than " + (MAX_BYTES >> 20) + " MiB of text",
                "at most " + (MAX_BYTES >> 20) + " MiB",
                "keep pictures and weights in files of their own",
                Optional.empty());
    }

    private static InvalidWorkflowException invalid(
            Problem.Code code, String found, String expected, String remedy, Optional<Problem.Position> position) {
        return new InvalidWorkflowException(List.of(new Problem(
                code, Optional.empty(), Optional.empty(), Optional.empty(), found, expected, remedy, position)));
    }
}
