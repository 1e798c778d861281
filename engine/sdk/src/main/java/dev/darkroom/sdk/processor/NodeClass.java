package dev.darkroom.sdk.processor;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;

/** Checks that the engine can make one instance of a class and share it between runs and threads. */
final class NodeClass {

    private NodeClass() {}

    static void check(TypeElement node) throws Mistake {
        if (node.getKind() != ElementKind.CLASS) {
            throw new Mistake(
                    node, "is " + kind(node) + ", but a node is a class; declare it as a public final class.");
        }
        if (!node.getModifiers().contains(Modifier.FINAL)) {
            throw new Mistake(
                    node,
                    "is not final, but a node type is one class and nothing below it; declare it as a public final class.");
        }
        requirePublic(node, node, "the class");
        if (node.getNestingKind().isNested() && !node.getModifiers().contains(Modifier.STATIC)) {
            throw new Mistake(node, "is an inner class, which the engine cannot make; declare it static.");
        }
        boolean constructible = ElementFilter.constructorsIn(node.getEnclosedElements()).stream()
                .anyMatch(c -> c.getParameters().isEmpty() && c.getModifiers().contains(Modifier.PUBLIC));
        if (!constructible) {
            throw new Mistake(
                    node,
                    "has no public constructor without parameters, so the engine cannot make it; add one, and take what the"
                            + " node needs from its inputs and its context.");
        }
        checkStateless(node);
    }

    static void requirePublic(Element element, Element at, String what) throws Mistake {
        for (Element e = element; e instanceof TypeElement; e = e.getEnclosingElement()) {
            if (e != element && e.equals(at)) {
                return;
            }
            if (!e.getModifiers().contains(Modifier.PUBLIC)) {
                throw new Mistake(
                        at,
                        what + " is not public, so the engine cannot reach it; declare " + e.getSimpleName()
                                + " public.");
            }
        }
    }

    private static void checkStateless(TypeElement node) throws Mistake {
        for (TypeElement type = node;
                !type.getQualifiedName().contentEquals("java.lang.Object");
                type = (TypeElement) ((DeclaredType) type.getSuperclass()).asElement()) {
            for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
                boolean constant = field.getModifiers().contains(Modifier.STATIC)
                        && field.getModifiers().contains(Modifier.FINAL);
                if (!constant) {
                    throw new Mistake(
                            type.equals(node) ? field : node,
                            "has the field \"" + field.getSimpleName()
                                    + "\", but one instance serves all runs at once and keeps"
                                    + " no state; make it a local variable, an input or a constant.");
                }
            }
            if (!(type.getSuperclass() instanceof DeclaredType)) {
                return;
            }
        }
    }

    private static String kind(TypeElement type) {
        return switch (type.getKind()) {
            case INTERFACE -> "an interface";
            case ENUM -> "an enum";
            case RECORD -> "a record";
            default -> "an annotation";
        };
    }
}
