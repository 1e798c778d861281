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
    /** A whole number of 64 bits. */
    public static final ValueType INT = plain("int", "#26c6da");

    /** A number of double precision; whole numbers widen to it. */
    public static final ValueType FLOAT = plain("float", "#9ccc65");

    public static final ValueType BOOLEAN = plain("boolean", "#ef9a9a");

    public static final ValueType STRING = plain("string", "#ffcc80");

    /** One of a few fixed words. */
    public static final ValueType CHOICE = plain("choice", "#ce93d8");

    /** Anything at all. */
    public static final ValueType ANY = plain("any", "#bdbdbd");

    private static ValueType plain(String name, String colour) {
        return new ValueType(name, colour, "circle", false);
    }

    /** A list of these. */
    public ValueType asList() {
        return new ValueType(name, colour, shape, true);
    }

    /** Whether a workflow may write the value down, rather than link to it. */
    public boolean literal() {
        return switch (name) {
            case "int", "float", "boolean", "string", "choice" -> true;
            default -> false;
        };
    }
}
