package dev.darkroom.sdk.definition;

/**
 * What a port carries.
 *
 * @param name {@code int}, {@code float}, {@code boolean}, {@code string}, {@code choice}, {@code any}, or the name of a
 *     {@link dev.darkroom.sdk.port.PortType}
 * @param colour {@code #rrggbb}
 * @param shape of the port, in lower case
 * @param list whether it is a list of these
 */
public record ValueType(String name, String colour, String shape, boolean list) {

    /** Whether a workflow may write the value down, rather than link to it. */
    public boolean literal() {
        return switch (name) {
            case "int", "float", "boolean", "string", "choice" -> true;
            default -> false;
        };
    }
}
