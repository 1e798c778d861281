package dev.darkroom.sdk.processor;

import dev.darkroom.sdk.Migration;
import dev.darkroom.sdk.OldInputs;
import java.util.List;
import java.util.TreeSet;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Checks that there is one step from each older version to the next. */
final class Migrations {

    private Migrations() {}

    /** The versions that steps start from, ascending. */
    static List<Integer> read(TypeElement node, int version) throws Mistake {
        if (version < 1) {
            throw new Mistake(
                    node, "has the version " + version + ", but versions are whole numbers from 1; change it.");
        }
        TreeSet<Integer> from = new TreeSet<>();
        for (ExecutableElement method : ElementFilter.methodsIn(node.getEnclosedElements())) {
            Migration migration = method.getAnnotation(Migration.class);
            if (migration != null) {
                checkForm(method);
                checkFrom(method, migration.from(), version, from.add(migration.from()));
            }
        }
        for (int old = 1; old < version; old++) {
            if (!from.contains(old)) {
                throw new Mistake(
                        node,
                        "has version " + version + " but no migration from version " + old
                                + ", so workflows saved by version "
                                + old + " could not be opened; add a static method with @Migration(from = " + old
                                + "), empty when the inputs stayed the same.");
            }
        }
        return List.copyOf(from);
    }

    private static void checkForm(ExecutableElement method) throws Mistake {
        boolean takesInputs = method.getParameters().size() == 1
                && method.getParameters().get(0).asType().toString().equals(OldInputs.class.getName());
        if (!method.getModifiers().contains(Modifier.STATIC) || !takesInputs) {
            throw new Mistake(
                    method,
                    "the migration " + method
                            + " is not a static method that takes OldInputs alone; declare it as \"static void "
                            + method.getSimpleName() + "(OldInputs inputs)\".");
        }
    }

    private static void checkFrom(ExecutableElement method, int from, int version, boolean first) throws Mistake {
        if (from < 1 || from >= version) {
            throw new Mistake(
                    method,
                    "the migration " + method.getSimpleName() + " is from version " + from
                            + ", but the node has version " + version
                            + "; a step starts below it: correct one of the two numbers.");
        }
        if (!first) {
            throw new Mistake(
                    method,
                    "the migration " + method.getSimpleName() + " is the second one from version " + from
                            + "; join the two into one method.");
        }
    }
}
