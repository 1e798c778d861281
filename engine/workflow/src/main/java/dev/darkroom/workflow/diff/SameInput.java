package dev.darkroom.workflow.diff;

import dev.darkroom.workflow.Input;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Objects;

/** Whether two inputs mean the same. */
final class SameInput {
    private SameInput() {}

    /** @param renamed names now of nodes that had another before */
    static boolean of(Input before, Input after, Map<String, String> renamed) {
        if (before instanceof Input.Literal a && after instanceof Input.Literal b) {
            return sameValue(a.value(), b.value());
        }
        if (before instanceof Input.Link a && after instanceof Input.Link b) {
            String node = Objects.requireNonNull(
                    renamed.getOrDefault(a.from().node(), a.from().node()));
            return node.equals(b.from().node())
                    && a.from().port().equals(b.from().port());
        }
        if (before instanceof Input.Items a && after instanceof Input.Items b) {
            if (a.items().size() != b.items().size()) {
                return false;
            }
            for (int i = 0; i < a.items().size(); i++) {
                if (!of(a.items().get(i), b.items().get(i), renamed)) {
                    return false;
                }
            }
            return true;
        }
        return before.equals(after);
    }

    private static boolean sameValue(Object before, Object after) {
        if (before instanceof Number a && after instanceof Number b) {
            return decimal(a).compareTo(decimal(b)) == 0;
        }
        return before.equals(after);
    }

    private static BigDecimal decimal(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        return number instanceof BigInteger big ? new BigDecimal(big) : BigDecimal.valueOf(number.longValue());
    }

    /** Whether a link is in it. */
    static boolean linked(Input input) {
        return input instanceof Input.Link
                || (input instanceof Input.Items items && items.items().stream().anyMatch(SameInput::linked));
    }
}
