package org.plume;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;

/** The arrows of docs/design.md, and the habits that keep answers reproducible and files harmless. */
@AnalyzeClasses(packages = "org.plume", importOptions = ArchitectureTest.Product.class)
class ArchitectureTest {

    /** Everything but the tests, wherever the build puts them. */
    static final class Product implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/") && !location.contains("-tests.jar");
        }
    }

    private static ArchRule only(String from, String... mayUse) {
        String[] allowed = new String[mayUse.length + 1];
        allowed[0] = "org.plume." + from + "..";
        for (int i = 0; i < mayUse.length; i++) {
            allowed[i + 1] = "org.plume." + mayUse[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage("org.plume." + from + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.plume..").and(not(resideInAnyPackage(allowed))))
                .as(from + " uses nothing of Plume beyond itself and " + String.join(", ", mayUse));
    }

    @ArchTest
    static final ArchRule generativeStandsAlone = only("generative");

    @ArchTest
    static final ArchRule armStandsAlone = only("arm");

    @ArchTest
    static final ArchRule trainingUsesGenerative = only("training", "generative");

    @ArchTest
    static final ArchRule policyUsesGenerativeAndArm = only("policy", "generative", "arm");

    @ArchTest
    static final ArchRule weatherUsesGenerative = only("weather", "generative");

    @ArchTest
    static final ArchRule proteinUsesGenerative = only("protein", "generative");

    @ArchTest
    static final ArchRule simUsesArm = only("sim", "arm", "proto");

    @ArchTest
    static final ArchRule onlyTheRemoteSimulatorUsesTheWire = noClasses()
            .that()
            .resideInAPackage("org.plume.sim..")
            .and()
            .resideOutsideOfPackage("org.plume.sim.remote..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.plume.proto..");

    @ArchTest
    static final ArchRule serverUsesDomainsAndProto =
            only("server", "policy", "weather", "protein", "proto", "generative", "arm");

    @ArchTest
    static final ArchRule compareUsesGenerativeAndTraining = only("compare", "generative", "training");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("org.plume.(*)..").should().beFreeOfCycles();

    private static ArchRule confined(String library, String... to) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(to)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library.split(" "))
                .as(library + " stays in " + String.join(", ", to));
    }

    @ArchTest
    static final ArchRule deeplearning4jIsAnEngine =
            confined("org.nd4j.. org.deeplearning4j..", "org.plume.training.dl4j..");

    @ArchTest
    static final ArchRule onnxRuntimeServesAndTrains =
            confined("ai.onnxruntime..", "org.plume.generative.nn..", "org.plume.training.onnx..");

    @ArchTest
    static final ArchRule grpcIsTheWire = confined(
            "io.grpc..", "org.plume.server..", "org.plume.sim.remote..", "org.plume.proto..", "org.plume.bench..");

    @ArchTest
    static final ArchRule java3dIsTheView = confined("org.jogamp.. com.jogamp..", "org.plume.sim.view..");

    @ArchTest
    static final ArchRule randomnessIsAnArgument = noClasses()
            .should()
            .callMethod(Math.class, "random")
            .orShould()
            .dependOnClassesThat(assignableTo(java.util.Random.class).and(not(assignableTo(SecureRandom.class))))
            .as("randomness is an argument; only secrets come from elsewhere");

    @ArchTest
    static final ArchRule onlyTheCommandLinePrints = noClasses()
            .that()
            .resideOutsideOfPackages("org.plume.cli..", "org.plume.bench..")
            .and()
            .doNotHaveSimpleName("Chatter")
            .should()
            .accessField(System.class, "out");

    @ArchTest
    static final ArchRule nothingIsDeserialised =
            noClasses().should().dependOnClassesThat().areAssignableTo(java.io.ObjectInputStream.class);
}
