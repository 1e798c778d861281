package dev.darkroom.sdk.processor;

import dev.darkroom.sdk.port.PortType;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** The rules for ids, ports and categories. */
final class Names {
    private static final String WORD = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final Pattern ID = Pattern.compile(WORD + "\\." + WORD);
    private static final Pattern PORT_TYPE = Pattern.compile("(" + WORD + "\\.)?" + WORD);
    private static final Pattern PORT = Pattern.compile("[a-z][a-zA-Z0-9]*");
    private static final Pattern CATEGORY = Pattern.compile("[a-z0-9]+([ -][a-z0-9]+)*(/[a-z0-9]+([ -][a-z0-9]+)*)*");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");
    private static final Set<String> PLAIN = Set.of("int", "float", "boolean", "string", "choice", "any", "list");

    /** Every JavaScript object has members of these names, so the editor could take one for a value. */
    private static final Set<String> RESERVED_PORTS = Set.of(
            "constructor",
            "prototype",
            "hasOwnProperty",
            "isPrototypeOf",
            "propertyIsEnumerable",
            "toLocaleString",
            "valueOf");

    private final BiConsumer<Element, String> report;

    Names(BiConsumer<Element, String> report) {
        this.report = report;
    }

    static void checkId(TypeElement node, String what, String id) throws Mistake {
        if (!ID.matcher(id).matches()) {
            throw new Mistake(
                    node,
                    "has the " + what + " \"" + id + "\", but vendor.name in lower case with hyphens is expected,"
                            + " such as \"acme.edge-detect\"; rename it.");
        }
        if (id.startsWith("darkroom.") && !builtIn(node)) {
            throw new Mistake(
                    node,
                    "has the " + what + " \"" + id
                            + "\", but the vendor \"darkroom\" is reserved for the built-in nodes;"
                            + " use a vendor name of your own.");
        }
    }

    static void checkCategory(TypeElement node, String category) throws Mistake {
        if (!CATEGORY.matcher(category).matches()) {
            throw new Mistake(
                    node,
                    "has the category \"" + category + "\", but words in lower case parted by / are expected, such as"
                            + " \"image/filter\"; rename it.");
        }
    }

    static void checkPort(Element port) throws Mistake {
        String name = port.getSimpleName().toString();
        if (!PORT.matcher(name).matches()) {
            throw new Mistake(
                    port,
                    "the name is not of the form lowerCamel (letters and digits, a lower-case letter first); rename it.");
        }
        if (RESERVED_PORTS.contains(name)) {
            throw new Mistake(port, "the name is reserved, since it means something else in JavaScript; rename it.");
        }
    }

    void checkPortType(TypeElement type) {
        PortType declared = type.getAnnotation(PortType.class);
        if (declared == null) {
            return;
        }
        String name = declared.name();
        String subject = type.getQualifiedName() + ": ";
        if (!PORT_TYPE.matcher(name).matches() || PLAIN.contains(name) || (!name.contains(".") && !builtIn(type))) {
            report.accept(
                    type,
                    subject + "has the port type name \"" + name + "\", but vendor.name in lower case with hyphens is"
                            + " expected, such as \"acme.depth-map\"; rename it.");
        }
        if (!COLOUR.matcher(declared.colour()).matches()) {
            report.accept(
                    type,
                    subject + "has the colour \"" + declared.colour()
                            + "\", but #rrggbb in lower case is expected, such as" + " \"#64b5f6\"; change it.");
        }
    }

    private static boolean builtIn(TypeElement type) {
        return type.getQualifiedName().toString().startsWith("dev.darkroom.");
    }
}
