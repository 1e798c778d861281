package dev.darkroom.workflow;

import dev.darkroom.sdk.definition.InputDefinition;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks what is written down for an input against what the input takes. */
final class ValueCheck {
    private static final int MOST_CHOICES = 12;

    static final String LINK_IT = "give a link as {\"from\": \"node.port\"}";

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");

    private final NodeCatalogue catalogue;

    ValueCheck(NodeCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The first problem of a value; links are not looked at. */
    Optional<Problem> check(Place place, InputDefinition input, Input value) {
        if (value instanceof Input.Items items) {
            return items.items().stream()
                    .map(item -> check(place, input, item))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        if (value instanceof Input.Opaque opaque) {
            return Optional.of(place.problem(
                    Problem.Code.WRONG_TYPE,
                    input.name(),
                    JsonText.describe(opaque.json()),
                    expected(input),
                    opaque.json().isNull() ? "leave the input out or give it a value" : remedy(input, "")));
        }
        return value instanceof Input.Literal literal ? literal(place, input, literal.value()) : Optional.empty();
    }

    private Optional<Problem> literal(Place place, InputDefinition input, Object value) {
        boolean fits =
                switch (input.type().name()) {
                    case "int" -> Literals.whole(value).isPresent();
                    case "float" -> value instanceof Number number && Double.isFinite(number.doubleValue());
                    case "boolean" -> value instanceof Boolean;
                    case "string", "choice" -> value instanceof String;
                    default -> false;
                };
        if (!fits) {
            return Optional.of(place.problem(
                    Problem.Code.WRONG_TYPE, input.name(), describe(value), expected(input), remedy(input, value)));
        }
        if (value instanceof Number number && outside(input, number.doubleValue())) {
            return Optional.of(place.problem(
                    Problem.Code.OUT_OF_RANGE,
                    input.name(),
                    describe(value),
                    expected(input),
                    number.doubleValue() < input.min().orElse(Double.NEGATIVE_INFINITY) ? "raise it" : "lower it"));
        }
        Optional<List<String>> choices = choices(input);
        if (value instanceof String text
                && choices.isPresent()
                && !choices.get().contains(text)) {
            return Optional.of(place.problem(
                    Problem.Code.NOT_A_CHOICE,
                    input.name(),
                    describe(value),
                    expected(input),
                    Nearest.advice(text, choices.get(), "choose one of these")));
        }
        return Optional.empty();
    }

    private static String remedy(InputDefinition input, Object found) {
        if (!input.type().literal()) {
            return LINK_IT;
        }
        boolean number =
                input.type().name().equals("int") || input.type().name().equals("float");
        if (number && found instanceof String text && NUMBER.matcher(text).matches()) {
            return "write the number without quotes";
        }
        return "change the value or " + LINK_IT;
    }

    private static boolean outside(InputDefinition input, double value) {
        return value < input.min().orElse(Double.NEGATIVE_INFINITY)
                || value > input.max().orElse(Double.POSITIVE_INFINITY);
    }

    private Optional<List<String>> choices(InputDefinition input) {
        return input.choices().isEmpty()
                ? input.choicesFrom().flatMap(catalogue::choices)
                : Optional.of(input.choices());
    }

    /** What an input takes, for example {@code a whole number from 1 to 200}. */
    String expected(InputDefinition input) {
        String type = input.type().name();
        Optional<List<String>> choices = choices(input);
        String single;
        if (choices.isPresent()) {
            single = choices.get().isEmpty()
                    ? "one of the " + input.choicesFrom().orElse("choices") + ", of which there are none"
                    : "one of "
                            + choices.get().stream()
                                    .limit(MOST_CHOICES)
                                    .map(JsonText::quote)
                                    .collect(Collectors.joining(", "))
                            + (choices.get().size() > MOST_CHOICES ? ", …" : "");
        } else {
            single = switch (type) {
                case "int" -> "a whole number" + range(input);
                case "float" -> "a number" + range(input);
                case "boolean" -> "true or false";
                case "string", "choice" -> "a text";
                default -> "a link to an output of type " + type;
            };
        }
        return input.type().list() ? "a list, each item " + single : single;
    }

    private static String range(InputDefinition input) {
        if (input.min().isPresent() && input.max().isPresent()) {
            return " from " + number(input.min().get()) + " to "
                    + number(input.max().get());
        }
        return input.min().map(min -> " of at least " + number(min)).orElse("")
                + input.max().map(max -> " of at most " + number(max)).orElse("");
    }

    private static String number(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }

    static String describe(Object value) {
        if (value instanceof Number number && Double.isInfinite(number.doubleValue())) {
            return JsonText.shorten(value.toString()) + ", which is too large";
        }
        return value instanceof String text ? "the text " + JsonText.quote(text) : JsonText.shorten(value.toString());
    }
}
