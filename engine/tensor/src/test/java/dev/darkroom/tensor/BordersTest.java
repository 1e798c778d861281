package dev.darkroom.tensor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BordersTest {
    private final JavaClasses classes = classes();

    private static JavaClasses classes() {
        // The rules are about our own classes; resolving all of DJL would take longer than the other tests together.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter().importPath(Path.of("target", "classes"));
    }

    @Test
    void onlyKernelsTouchesDjlsInternals() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Kernels.class.getName())
                .and()
                .haveNameNotMatching(".*\\.Kernels\\$.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl.pytorch.jni..")
                .because("that package is not a stable API: add a method to Kernels instead")
                .check(classes);
    }

    @Test
    void nobodyOutsideSeesDjl() {
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .should()
                .notHaveRawReturnType(
                        com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage("ai.djl.."))
                .because("model code is written over Ops and Tensor alone")
                .check(classes);
    }

    @Test
    void nobodyComputesWithDjlArrays() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("ai.djl.ndarray.NDArray")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl.training..")
                .because("DJL's arithmetic with numbers and its losses free memory that autograd still reads")
                .check(classes);
    }
}
