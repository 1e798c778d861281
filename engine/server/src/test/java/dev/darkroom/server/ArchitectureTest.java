package dev.darkroom.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The shape of the house, over the classes of every module: those of the plugins are read as files, since nothing may
 * have them on its class path.
 */
class ArchitectureTest {
    private static final Path ROOT = Path.of("../..");
    private static final List<String> MODULES = List.of(
            "engine/sdk",
            "engine/tensor",
            "engine/diffusion",
            "engine/workflow",
            "engine/runtime",
            "engine/store",
            "engine/server",
            "nodes/image",
            "nodes/diffusion",
            "nodes/learning");

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .importPaths(MODULES.stream()
                    .map(module -> ROOT.resolve(module).resolve("target/classes"))
                    .toList());

    @Test
    void seesEveryModule() {
        for (String module : MODULES) {
            String name = "dev.darkroom." + module.replace("engine/", "").replace('/', '.');
            assertThat(HOUSE.stream().filter(c -> c.getPackageName().startsWith(name)))
                    .as("classes of %s; build it first", module)
                    .isNotEmpty();
        }
    }

    @Test
    void importsPointDown() {
        forbid(
                "sdk",
                List.of("workflow", "runtime", "store", "server", "tensor", "diffusion", "nodes"),
                "the sdk is all that a node author sees; what it needs from below belongs into the sdk as a contract");
        forbid(
                "workflow",
                List.of("runtime", "store", "server", "tensor", "diffusion", "nodes"),
                "the document is pure; put what runs it into runtime");
        forbid(
                "runtime",
                List.of("store", "server", "tensor", "diffusion", "nodes"),
                "the runtime knows nodes only through the sdk; add to the sdk what is missing there");
        forbid(
                "store",
                List.of("server", "tensor", "diffusion", "nodes"),
                "the store keeps what the runtime tells it; put what serves it into server");
        forbid(
                "server",
                List.of("tensor", "diffusion", "nodes"),
                "plugins are loaded, never imported; reach them through runtime");
        forbid(
                "tensor",
                List.of("sdk", "workflow", "runtime", "store", "server", "diffusion", "nodes"),
                "tensor is numbers only; put what knows of models into diffusion");
        forbid(
                "diffusion",
                List.of("sdk", "workflow", "runtime", "store", "server", "nodes"),
                "models know nothing of workflows; put adapters into nodes/diffusion");
        forbid(
                "nodes",
                List.of("workflow", "runtime", "server"),
                "a built-in node sees what a third party's sees; add to the sdk what is missing there");
    }

    @Test
    void pluginsDoNotKnowOneAnother() {
        forbid(
                "nodes.image",
                List.of("nodes.diffusion", "nodes.learning"),
                "each plugin has a class loader of its own");
        forbid(
                "nodes.diffusion",
                List.of("nodes.image", "nodes.learning"),
                "each plugin has a class loader of its own");
        forbid(
                "nodes.learning",
                List.of("nodes.image", "nodes.diffusion"),
                "each plugin has a class loader of its own");
    }

    @Test
    void onlyKernelsTouchesTheNativeInterface() {
        check(noClasses()
                .that()
                .haveNameNotMatching("dev\\.darkroom\\.tensor\\.Kernels(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl.pytorch.jni..")
                .because("one class can be checked for the traps of native memory; give Ops what you need"));
    }

    @Test
    void onlyTensorKnowsDjl() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.darkroom.tensor..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..")
                .because("everything above works with Tensor and Ops; add the operation there"));
    }

    @Test
    void theWebStaysInTheServer() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.darkroom.server..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "picocli..", "jakarta.servlet..")
                .because("the engine runs without a server; let server translate"));
        check(noClasses()
                .that()
                .resideInAPackage("dev.darkroom.server.http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.darkroom.server.cli..")
                .because("a command starts the server, not the other way round; share through dev.darkroom.server"));
    }

    @Test
    void noOldJackson() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson.databind..", "com.fasterxml.jackson.core..")
                .because("Jackson 2 keeps plugin class loaders alive; use tools.jackson"));
    }

    @Test
    void onlyMainEndsTheProcess() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.darkroom.server.Main")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .because("a library that exits takes its host along; return an exit code or throw"));
    }

    @Test
    void exceptionsHaveNames() {
        check(noClasses()
                .should()
                .callConstructorWhere(makesABareException())
                .because("a caller cannot tell one bare exception from another; throw InvalidInputException,"
                        + " IllegalStateException or one of your own"));
    }

    @Test
    void namesSayWhatAThingIs() {
        check(classes()
                .should()
                .haveNameNotMatching(".*(Manager|Helper|Utils?|Impl)")
                .because("such a name says nothing; name it after what it is or does"));
    }

    @Test
    void nodesKeepNothing() {
        check(fields().that()
                .areDeclaredInClassesThat()
                .implement("dev.darkroom.sdk.Node")
                .should()
                .beStatic()
                .allowEmptyShould(true)
                .because("one instance serves all runs at once; take it from the inputs or the NodeContext"));
        check(fields().that()
                .areDeclaredInClassesThat()
                .implement("dev.darkroom.sdk.Node")
                .should()
                .haveModifier(JavaModifier.FINAL)
                .allowEmptyShould(true)
                .because("a node is a function; state between runs goes to Library.state"));
    }

    @Test
    void onlyTheCommandLineSpeaksToTheTerminal() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.darkroom.server", "dev.darkroom.server.cli..", "dev.darkroom.sdk.processor..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("stdout holds the run record and stderr the progress; use a logger or NodeContext.log"));
    }

    private static void forbid(String from, List<String> to, String because) {
        check(noClasses()
                .that()
                .resideInAPackage("dev.darkroom." + from + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        to.stream().map(p -> "dev.darkroom." + p + "..").toArray(String[]::new))
                .because(because));
    }

    private static void check(ArchRule rule) {
        rule.check(HOUSE);
    }

    /** Its subclasses call the constructor too, which makes an exception with a name. */
    private static DescribedPredicate<JavaConstructorCall> makesABareException() {
        List<String> bare =
                List.of("java.lang.RuntimeException", "java.lang.Exception", "java.lang.Error", "java.lang.Throwable");
        return DescribedPredicate.describe(
                "makes a RuntimeException, Exception, Error or Throwable",
                call -> bare.contains(call.getTargetOwner().getName())
                        && !call.getOriginOwner()
                                .isAssignableTo(call.getTargetOwner().getName()));
    }
}
