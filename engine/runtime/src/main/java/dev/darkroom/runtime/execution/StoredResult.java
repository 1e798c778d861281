package dev.darkroom.runtime.execution;

import java.util.List;

/**
 * What a file of a kept result holds.
 *
 * @param values one for each output port; such as {@link ResultFile#holds}
 * @param notes what the node had to tell people
 */
record StoredResult(List<Object> values, List<String> notes) {
    StoredResult {
        values = List.copyOf(values);
        notes = List.copyOf(notes);
    }
}
