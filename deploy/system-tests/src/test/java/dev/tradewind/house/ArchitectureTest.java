package dev.tradewind.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between modules, and what only certain classes may touch. */
class ArchitectureTest {
    private static final String CONTRACTS = "dev.tradewind.contracts..";
    private static final String CHASSIS = "dev.tradewind.chassis..";
    private static final String LEARNING = "dev.tradewind.learning..";
    private static final List<String> DOMAINS = Repository.domains().stream()
            .map(Path::getFileName)
            .map(Path::toString)
            .toList();
    private static final String[] DOMAIN_PACKAGES =
            DOMAINS.stream().map(domain -> "dev.tradewind." + domain + "..").toArray(String[]::new);
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tradewind");

    private static final DescribedPredicate<JavaClass> GENERATED =
            describe("generated", type -> type.getSimpleName().matches(".*(VertxEBProxy|VertxProxyHandler)(\\$.*)?"));
    private static final DescribedPredicate<JavaClass> BUS = describe(
            "the event bus",
            type -> Set.of("EventBus", "MessageConsumer", "MessageProducer", "Message")
                            .contains(type.getSimpleName())
                    && type.getPackageName().equals("io.vertx.core.eventbus"));
    private static final DescribedPredicate<JavaClass> STORES = describe(
            "a store, or the session that it runs its statements in",
            type -> outermost(type).getSimpleName().matches(".*Store|Session"));
    private static final DescribedPredicate<JavaClass> FREE_FORM =
            describe("free-form JSON", type -> Set.of("io.vertx.core.json.JsonObject", "io.vertx.core.json.JsonArray")
                    .contains(type.getName()));

    /** What these speak is JSON by its own standard: JSON Schema and JSON Web Keys. */
    private static final Set<String> FREE_FORM_BY_NATURE =
            Set.of("dev.tradewind.gateway.Shapes", "dev.tradewind.identity.SigningKey");

    @Test
    void everyDomainIsThere() {
        assertThat(DOMAINS).isNotEmpty().allSatisfy(domain -> assertThat(
                        ALL.stream().anyMatch(type -> type.getPackageName().equals("dev.tradewind." + domain)))
                .as(domain + " must be a dependency of deploy/launcher, or this test sees nothing of it")
                .isTrue());
    }

    @Test
    void aDomainKnowsContractsAndChassisAndNoOtherDomain() {
        for (String domain : DOMAINS) {
            noClasses()
                    .that(resideInAPackage("dev.tradewind." + domain + ".."))
                    .should()
                    .dependOnClassesThat(resideInAPackage("dev.tradewind..")
                            .and(not(resideInAnyPackage(
                                    "dev.tradewind." + domain + "..", CONTRACTS, CHASSIS, LEARNING))))
                    .because("a domain calls another one's service or follows its feed, both are in service-contracts")
                    .check(ALL);
        }
    }

    @Test
    void contractsKnowNobody() {
        noClasses()
                .that(resideInAPackage(CONTRACTS))
                .should()
                .dependOnClassesThat(resideInAPackage("dev.tradewind..").and(not(resideInAPackage(CONTRACTS))))
                .because("contracts are what everybody else stands on")
                .check(ALL);
    }

    @Test
    void learningKnowsNobody() {
        noClasses()
                .that(resideInAPackage(LEARNING))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("dev.tradewind..", "io.vertx..").and(not(resideInAPackage(LEARNING))))
                .because("models are plain Java that any domain may learn")
                .check(ALL);
    }

    @Test
    void theChassisKnowsNoDomain() {
        noClasses()
                .that(resideInAPackage(CHASSIS))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(DOMAIN_PACKAGES).or(resideInAPackage("dev.tradewind.launcher..")))
                .because("what a domain needs from the chassis is passed in")
                .check(ALL);
    }

    @Test
    void onlyChassisAndGeneratedProxiesTouchTheEventBus() {
        noClasses()
                .that(not(resideInAPackage(CHASSIS)).and(not(GENERATED)))
                .should()
                .dependOnClassesThat(BUS)
                .because("services are called through their proxy and served by Domain.serve, hints are the chassis's")
                .check(ALL);
    }

    @Test
    void onlyStoresAndChassisSpeakSql() {
        classes()
                .that(resideInAnyPackage(DOMAIN_PACKAGES).and(not(STORES)))
                .should(notDependOn(resideInAnyPackage("io.vertx.sqlclient..", "io.vertx.pgclient..", "java.sql..")))
                .because("statements and rows belong into the domain's ...Store")
                .check(ALL);
    }

    @Test
    void onlyVerticlesAndPureRulesArePublic() {
        noClasses()
                .that(resideInAnyPackage(DOMAIN_PACKAGES)
                        .and(describe("are public but not verticles", ArchitectureTest::isPublicButNoVerticle)))
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.vertx..", CHASSIS))
                .because("a domain shows its verticle, and its rules to the simulator: these are plain Java. Make the"
                        + " class package-private, or take Vert.x and chassis out of it")
                .check(ALL);
    }

    @Test
    void noSignatureCarriesFreeFormJson() {
        methods()
                .that(describe("are of domains and chassis, outside of configuration", ArchitectureTest::isGuarded))
                .should(notMention(FREE_FORM))
                .because("a record says what is in it; a payload that really is free-form is RawJson")
                .check(ALL);
    }

    private static boolean isPublicButNoVerticle(JavaClass type) {
        return outermost(type).getModifiers().contains(JavaModifier.PUBLIC)
                && !outermost(type).getSimpleName().endsWith("Verticle");
    }

    private static boolean isGuarded(JavaMethod method) {
        JavaClass owner = method.getOwner();
        boolean ours = Stream.concat(DOMAINS.stream(), Stream.of("chassis"))
                .anyMatch(name -> owner.getPackageName().startsWith("dev.tradewind." + name));
        boolean schema = FREE_FORM_BY_NATURE.contains(outermost(owner).getName());
        boolean configuration = outermost(owner).getSimpleName().matches(".*(Config|Settings)");
        boolean internal = method.getModifiers().contains(JavaModifier.PRIVATE)
                || method.getModifiers().contains(JavaModifier.SYNTHETIC)
                || (resideInAPackage(CHASSIS).test(owner)
                        && !owner.getModifiers().contains(JavaModifier.PUBLIC));
        return ours && !configuration && !schema && !internal;
    }

    /** As ArchUnit's own condition, but told once for each class. */
    private static ArchCondition<JavaClass> notDependOn(DescribedPredicate<JavaClass> target) {
        return new ArchCondition<>("not depend on " + target.getDescription()) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean depends = type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> target.test(dependency.getTargetClass()));
                if (depends) {
                    events.add(SimpleConditionEvent.violated(type, type.getName()));
                }
            }
        };
    }

    private static ArchCondition<JavaMethod> notMention(DescribedPredicate<JavaClass> type) {
        return new ArchCondition<>("not mention " + type.getDescription()) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean mentioned = Stream.concat(
                                method.getRawParameterTypes().stream(), Stream.of(method.getRawReturnType()))
                        .anyMatch(type);
                if (mentioned) {
                    events.add(SimpleConditionEvent.violated(method, method.getDescription()));
                }
            }
        };
    }

    private static JavaClass outermost(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }
}
