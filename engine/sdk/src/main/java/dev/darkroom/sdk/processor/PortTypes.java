package dev.darkroom.sdk.processor;

import dev.darkroom.sdk.Lazy;
import dev.darkroom.sdk.definition.ValueType;
import dev.darkroom.sdk.port.PortType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Says what a Java type is called on a link. */
final class PortTypes {
    private static final String KNOWN = "a number, boolean, String, enum, Object, a class with @PortType, or a List,"
            + " Lazy or Optional of one of these";

    private PortTypes() {}

    /**
     * What a port carries and how.
     *
     * @param narrow an {@code int} or {@code Integer}, which holds no more than 32 bits
     * @param choices the constants of an enum
     */
    record Carried(ValueType type, boolean lazy, boolean optional, boolean narrow, List<String> choices) {
        boolean number() {
            return !type.list() && (type.name().equals("int") || type.name().equals("float"));
        }

        boolean is(ValueType plain) {
            return type.equals(plain);
        }
    }

    static Carried read(Element port, TypeMirror declared) throws Mistake {
        TypeMirror type = declared;
        boolean lazy = false;
        boolean optional = false;
        boolean list = false;
        for (Optional<Wrapped> w = wrapped(type); w.isPresent(); w = wrapped(type)) {
            String wrapper = w.get().name();
            boolean repeated =
                    wrapper.equals(Lazy.class.getName()) ? lazy : wrapper.equals("java.util.List") ? list : optional;
            if (list || repeated) {
                throw new Mistake(
                        port,
                        "has the type " + simple(declared)
                                + ", but Lazy and Optional each stand at most once around at most one List; unwrap it.");
            }
            lazy |= wrapper.equals(Lazy.class.getName());
            optional |= wrapper.equals("java.util.Optional");
            list |= wrapper.equals("java.util.List");
            type = w.get().content();
        }
        Carried single = single(port, type, declared);
        return new Carried(
                list ? single.type().asList() : single.type(), lazy, optional, single.narrow(), single.choices());
    }

    /** How an enum constant is written in a workflow: {@code DPMPP_2M} is {@code dpmpp-2m}. */
    static String choice(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private record Wrapped(String name, TypeMirror content) {}

    private static Optional<Wrapped> wrapped(TypeMirror type) {
        if (!(type instanceof DeclaredType declared)
                || declared.getTypeArguments().size() != 1
                || !(declared.asElement() instanceof TypeElement element)) {
            return Optional.empty();
        }
        String name = element.getQualifiedName().toString();
        return switch (name) {
            case "java.util.List", "java.util.Optional", "dev.darkroom.sdk.Lazy" ->
                Optional.of(new Wrapped(name, declared.getTypeArguments().get(0)));
            default -> Optional.empty();
        };
    }

    private static Carried single(Element port, TypeMirror type, TypeMirror declared) throws Mistake {
        if (type.getKind().isPrimitive()) {
            return switch (type.getKind()) {
                case INT -> plain(ValueType.INT, true);
                case LONG -> plain(ValueType.INT, false);
                case FLOAT, DOUBLE -> plain(ValueType.FLOAT, false);
                case BOOLEAN -> plain(ValueType.BOOLEAN, false);
                default -> throw unknown(port, declared);
            };
        }
        if (type.getKind() != TypeKind.DECLARED
                || !(((DeclaredType) type).asElement() instanceof TypeElement element)) {
            throw unknown(port, declared);
        }
        PortType named = element.getAnnotation(PortType.class);
        if (named != null) {
            String shape = choice(named.shape().name());
            return plain(new ValueType(named.name(), named.colour(), shape, false), false);
        }
        if (element.getKind() == ElementKind.ENUM) {
            List<String> constants = element.getEnclosedElements().stream()
                    .filter(e -> e.getKind() == ElementKind.ENUM_CONSTANT)
                    .map(e -> choice(e.getSimpleName().toString()))
                    .toList();
            return new Carried(ValueType.CHOICE, false, false, false, constants);
        }
        return switch (element.getQualifiedName().toString()) {
            case "java.lang.Integer" -> plain(ValueType.INT, true);
            case "java.lang.Long" -> plain(ValueType.INT, false);
            case "java.lang.Float", "java.lang.Double" -> plain(ValueType.FLOAT, false);
            case "java.lang.Boolean" -> plain(ValueType.BOOLEAN, false);
            case "java.lang.String" -> plain(ValueType.STRING, false);
            case "java.lang.Object" -> plain(ValueType.ANY, false);
            default -> throw unknown(port, declared);
        };
    }

    private static Carried plain(ValueType type, boolean narrow) {
        return new Carried(type, false, false, narrow, List.of());
    }

    private static Mistake unknown(Element port, TypeMirror declared) {
        return new Mistake(
                port,
                "has the type " + simple(declared) + ", which no link can carry; expected " + KNOWN
                        + "; use one, or annotate the class with @PortType.");
    }

    /** The type as people write it: without packages and annotations. */
    private static String simple(TypeMirror type) {
        return type.toString().replaceAll("@[\\w.]+(\\([^)]*\\))?\\s*,?", "").replaceAll("\\b[a-z]\\w*\\.", "");
    }
}
