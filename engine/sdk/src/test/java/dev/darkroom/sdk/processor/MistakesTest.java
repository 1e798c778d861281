package dev.darkroom.sdk.processor;

import static dev.darkroom.sdk.processor.Sources.input;
import static dev.darkroom.sdk.processor.Sources.inputs;
import static dev.darkroom.sdk.processor.Sources.node;
import static dev.darkroom.sdk.processor.Sources.output;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an author reads when a declaration cannot stand: the whole message, since it is all the help there is. */
class MistakesTest {
    private static final String TYPE = "@NodeType(id = \"acme.bad\", category = \"test\")";
    private static final String KNOWN = "expected a number, boolean, String, enum, Object, a class with @PortType, or a"
            + " List, Lazy or Optional of one of these; use one, or annotate the class with @PortType.";

    @TempDir
    Path classes;

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void shouldSayWhatIsWrongWhenADeclarationCannotStand(String what, String source, String message) {
        assertThat(Compilation.of(classes, source).errors()).containsExactly(message);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(
                        "undocumented port",
                        inputs("/** @param other another */", "double value"),
                        "acme.Bad, input value: has no documentation, but it becomes the port's help text; write"
                                + " \"@param value ...\" in the Javadoc of In."),
                arguments(
                        "undocumented class",
                        node(
                                "",
                                TYPE,
                                "public final class Bad",
                                "",
                                "/** @param a a */",
                                "int a",
                                "/** @param b b */",
                                "int b"),
                        "acme.Bad: has no Javadoc, but it becomes the node's help text; write what the node does, in a"
                                + " sentence or two, above the class."),
                arguments(
                        "minimum above maximum",
                        input("@Range(min = 2, max = 1) double value"),
                        "acme.Bad, input value: @Range has the minimum 2 and the maximum 1, but the minimum must not be"
                                + " above the maximum; swap or change them."),
                arguments(
                        "default outside the range",
                        input("@Range(min = 0, max = 1) @Default(\"2\") double value"),
                        "acme.Bad, input value: the default is 2, but the range is 0 to 1; choose a default within it."),
                arguments(
                        "default outside a range open above",
                        input("@Range(min = 1) @Default(\"0\") long value"),
                        "acme.Bad, input value: the default is 0, but the range is 1 or more; choose a default within it."),
                arguments(
                        "default too big for an int",
                        input("@Default(\"3000000000\") int value"),
                        "acme.Bad, input value: the default is 3000000000, but the range is -2147483648 to 2147483647;"
                                + " choose a default within it."),
                arguments(
                        "default not of the type",
                        input("@Default(\"1.5\") int value"),
                        "acme.Bad, input value: the default is \"1.5\", but the port takes a whole number; write such a"
                                + " default."),
                arguments(
                        "default not true or false",
                        input("@Default(\"yes\") boolean value"),
                        "acme.Bad, input value: the default is \"yes\", but the port takes true or false; write such a"
                                + " default."),
                arguments(
                        "default NaN",
                        input("@Default(\"NaN\") double value"),
                        "acme.Bad, input value: the default is \"NaN\", but the port takes a number; write such a default."),
                arguments(
                        "default on a picture",
                        input("@Default(\"x\") Image value"),
                        "acme.Bad, input value: @Default stands on a port of type image, but belongs on a number, boolean,"
                                + " String or enum; remove it or change the type."),
                arguments(
                        "default on an Optional",
                        input("@Default(\"1\") Optional<Integer> value"),
                        "acme.Bad, input value: is Optional and has a @Default, so it would never be empty; keep one of the"
                                + " two."),
                arguments(
                        "range on a text",
                        input("@Range(min = 0) String value"),
                        "acme.Bad, input value: @Range stands on a port of type string, but belongs on a number; remove it"
                                + " or change the type."),
                arguments(
                        "range with a fraction on an int",
                        input("@Range(min = 0.5) int value"),
                        "acme.Bad, input value: @Range has 0.5, but the port is an int; write whole numbers or make the port"
                                + " a double."),
                arguments(
                        "default not among the choices",
                        input("@Choices({\"a\", \"b\"}) @Default(\"c\") String value"),
                        "acme.Bad, input value: the default is \"c\", but the choices are a, b; choose one of these."),
                arguments(
                        "choices of both kinds",
                        input("@Choices(value = \"a\", from = \"models\") String value"),
                        "acme.Bad, input value: @Choices gives both values and the list \"models\", but one is expected;"
                                + " write @Choices({...}) or @Choices(from = ...)."),
                arguments(
                        "choice twice",
                        input("@Choices({\"a\", \"a\"}) String value"),
                        "acme.Bad, input value: @Choices has the value \"a\" twice, but each value is one that people can"
                                + " tell from the others; remove it."),
                arguments(
                        "blank choice",
                        input("@Choices({\"a\", \" \"}) String value"),
                        "acme.Bad, input value: @Choices has a blank value, but each value is one that people can tell from"
                                + " the others; remove it."),
                arguments(
                        "multiline number",
                        input("@Multiline double value"),
                        "acme.Bad, input value: @Multiline stands on a port of type float, but belongs on a String; remove it"
                                + " or change the type."),
                arguments(
                        "seed on a text",
                        input("@Seed String value"),
                        "acme.Bad, input value: @Seed stands on a port of type string, but belongs on an int or long; remove"
                                + " it or change the type."),
                arguments(
                        "id without vendor",
                        node("Bad", "blend"),
                        "acme.Bad: has the id \"blend\", but vendor.name in lower case with hyphens is expected, such as"
                                + " \"acme.edge-detect\"; rename it."),
                arguments(
                        "reserved vendor",
                        node("Bad", "darkroom.blend"),
                        "acme.Bad: has the id \"darkroom.blend\", but the vendor \"darkroom\" is reserved for the built-in"
                                + " nodes; use a vendor name of your own."),
                arguments(
                        "ill-formed category",
                        node("Bad", "@NodeType(id = \"acme.bad\", category = \"Image//Filter\")", ""),
                        "acme.Bad: has the category \"Image//Filter\", but words in lower case parted by / are expected,"
                                + " such as \"image/filter\"; rename it."),
                arguments(
                        "port not lowerCamel",
                        inputs("/** @param Big_Value a */", "double Big_Value"),
                        "acme.Bad, input Big_Value: the name is not of the form lowerCamel (letters and digits, a lower-case"
                                + " letter first); rename it."),
                arguments(
                        "reserved port",
                        inputs("/** @param constructor a */", "double constructor"),
                        "acme.Bad, input constructor: the name is reserved, since it means something else in JavaScript;"
                                + " rename it."),
                arguments(
                        "migration gap",
                        node(
                                "Bad",
                                "@NodeType(id = \"acme.bad\", version = 3, category = \"test\")",
                                "@Migration(from = 1) static void one(OldInputs inputs) {}"),
                        "acme.Bad: has version 3 but no migration from version 2, so workflows saved by version 2 could not"
                                + " be opened; add a static method with @Migration(from = 2), empty when the inputs stayed"
                                + " the same."),
                arguments(
                        "migration from the future",
                        node("Bad", TYPE, "@Migration(from = 1) static void one(OldInputs inputs) {}"),
                        "acme.Bad: the migration one is from version 1, but the node has version 1; a step starts below it:"
                                + " correct one of the two numbers."),
                arguments(
                        "migration not static",
                        node(
                                "Bad",
                                "@NodeType(id = \"acme.bad\", version = 2, category = \"test\")",
                                "@Migration(from = 1) void one(OldInputs inputs) {}"),
                        "acme.Bad: the migration one(dev.darkroom.sdk.OldInputs) is not a static method that takes OldInputs"
                                + " alone; declare it as \"static void one(OldInputs inputs)\"."),
                arguments(
                        "instance field",
                        node("Bad", TYPE, "private int calls;"),
                        "acme.Bad: has the field \"calls\", but one instance serves all runs at once and keeps no state; make"
                                + " it a local variable, an input or a constant."),
                arguments(
                        "changing static field",
                        node("Bad", TYPE, "private static int calls;"),
                        "acme.Bad: has the field \"calls\", but one instance serves all runs at once and keeps no state; make"
                                + " it a local variable, an input or a constant."),
                arguments(
                        "no constructor without parameters",
                        node("Bad", TYPE, "public Bad(int size) {}"),
                        "acme.Bad: has no public constructor without parameters, so the engine cannot make it; add one, and"
                                + " take what the node needs from its inputs and its context."),
                arguments(
                        "not final",
                        node(
                                "/** Doc. */",
                                TYPE,
                                "public class Bad",
                                "",
                                "/** @param a a */",
                                "int a",
                                "/** @param b b */",
                                "int b"),
                        "acme.Bad: is not final, but a node type is one class and nothing below it; declare it as a public"
                                + " final class."),
                arguments(
                        "not public",
                        node(
                                "/** Doc. */",
                                TYPE,
                                "final class Bad",
                                "",
                                "/** @param a a */",
                                "int a",
                                "/** @param b b */",
                                "int b"),
                        "acme.Bad: the class is not public, so the engine cannot reach it; declare Bad public."),
                arguments(
                        "unknown port type",
                        input("java.time.Instant value"),
                        "acme.Bad, input value: has the type Instant, which no link can carry; " + KNOWN),
                arguments(
                        "array",
                        input("float[] value"),
                        "acme.Bad, input value: has the type float[], which no link can carry; " + KNOWN),
                arguments(
                        "list of lists",
                        input("List<List<Image>> value"),
                        "acme.Bad, input value: has the type List<List<Image>>, but Lazy and Optional each stand at most once"
                                + " around at most one List; unwrap it."),
                arguments(
                        "shown when an unknown port",
                        inputs(
                                "/** @param value a\n@param method b */",
                                "@ShownWhen(port = \"methode\", values = \"a\") double value, @Choices(\"a\") String method"),
                        "acme.Bad, input value: @ShownWhen names the port \"methode\", but the other inputs are method; name"
                                + " one of these."),
                arguments(
                        "shown when an unknown value",
                        inputs(
                                "/** @param value a\n@param method b */",
                                "@ShownWhen(port = \"method\", values = \"c\") double value, @Choices({\"a\", \"b\"}) String"
                                        + " method"),
                        "acme.Bad, input value: @ShownWhen names the value \"c\", but \"method\" can be a, b; name some of"
                                + " these."),
                arguments(
                        "lazy output",
                        output("Lazy<Image> result"),
                        "acme.Bad, output result: is Lazy, but outputs are always there; give the bare type, or a List which"
                                + " may be empty."),
                arguments(
                        "range on an output",
                        output("@Range(min = 0) double result"),
                        "acme.Bad, output result: @Range stands on an output, but describes inputs; remove it."));
    }

    @Test
    void shouldReportAllMistakesOfAClassAtOnce() {
        String source = inputs(
                "/** @param first a */", "@Range(min = 0) String first, double second, @Default(\"x\") int third");

        assertThat(Compilation.of(classes, source).errors())
                .extracting(m -> m.substring(0, m.indexOf(':')))
                .containsExactly("acme.Bad, input first", "acme.Bad, input second", "acme.Bad, input third");
    }

    @Test
    void shouldRefuseTwoNodesWithOneId() {
        assertThat(Compilation.of(classes, node("One", "acme.same"), node("Two", "acme.same"))
                        .errors())
                .containsExactly(
                        "acme.Two: has the id \"acme.same\", which acme.One has too; give one of them another id.");
    }

    @Test
    void shouldRefusePortTypesWithoutVendorOrColour() {
        String source = """
                package acme;
                @dev.darkroom.sdk.port.PortType(name = "depth", colour = "red")
                public interface Depth {}
                """;

        assertThat(Compilation.of(classes, source).errors())
                .containsExactly(
                        "acme.Depth: has the port type name \"depth\", but vendor.name in lower case with hyphens is"
                                + " expected, such as \"acme.depth-map\"; rename it.",
                        "acme.Depth: has the colour \"red\", but #rrggbb in lower case is expected, such as \"#64b5f6\";"
                                + " change it.");
    }

    @Test
    void shouldRefuseANodeThatImplementsNothing() {
        String source = """
                package acme;
                /** Does nothing. */
                @dev.darkroom.sdk.NodeType(id = "acme.bad", category = "test")
                public final class Bad {}
                """;

        assertThat(Compilation.of(classes, source).errors())
                .contains(
                        "acme.Bad: does not say what it takes and gives; let it implement Node<In, Out> with two records.");
    }
}
