package org.bandish.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Set;
import org.bandish.schema.ConfluentRegistry;
import org.bandish.schema.Countries;
import org.bandish.schema.Moments;
import org.bandish.schema.Subject;

/** Who may know whom; see the project's decisions on rooms. */
@AnalyzeClasses(packages = "org.bandish", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final Set<Class<?>> CLOCKS =
      Set.of(
          Instant.class,
          LocalDate.class,
          LocalDateTime.class,
          OffsetDateTime.class,
          ZonedDateTime.class,
          Year.class,
          YearMonth.class);

  private static final DescribedPredicate<JavaClass> CONTRACT_WORDS =
      describe(
          "Subject, Countries and Moments",
          type ->
              type.isEquivalentTo(Subject.class)
                  || type.isEquivalentTo(Countries.class)
                  || type.isEquivalentTo(Moments.class));

  @ArchTest
  static final ArchRule detectAndTimelineArePure =
      classes()
          .that()
          .resideInAnyPackage("..detect..", "..timeline..")
          .should()
          .onlyDependOnClassesThat(
              CONTRACT_WORDS.or(
                  JavaClass.Predicates.resideInAnyPackage(
                      "java..", "org.bandish.event..", "..detect..", "..timeline..")));

  /**
   * The pipeline and the query instance run it, the topology is made of it, nobody else knows it.
   */
  @ArchTest
  static final ArchRule kafkaStreamsStaysInTheTopologyAndTheRuntimes =
      noClasses()
          .that()
          .resideOutsideOfPackages("..topology..", "..pipeline..", "org.bandish.query..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka.streams..");

  @ArchTest
  static final ArchRule onlyTheEdgeHasAClock =
      noClasses()
          .that()
          .resideInAnyPackage("..detect..", "..timeline..", "..topology..")
          .should()
          .callMethodWhere(
              describe(
                  "reads a clock",
                  call -> {
                    String method = call.getTarget().getName();
                    JavaClass owner = call.getTargetOwner();
                    return (method.equals("now") && CLOCKS.stream().anyMatch(owner::isEquivalentTo))
                        || owner.isAssignableTo(Clock.class)
                        || (owner.isEquivalentTo(System.class)
                            && (method.equals("currentTimeMillis") || method.equals("nanoTime")))
                        || method.equals("currentSystemTimeMs")
                        || method.equals("currentStreamTimeMs");
                  }))
          .orShould()
          .callConstructor(Date.class);

  @ArchTest
  static final ArchRule noPackageCycles =
      slices().matching("org.bandish.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theConfluentClientStaysBehindTheRegistryPort =
      noClasses()
          .that()
          .doNotBelongToAnyOf(ConfluentRegistry.class)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.flink..");

  @ArchTest
  static final ArchRule theContractsKnowNoOtherRoom =
      noClasses()
          .that()
          .resideInAPackage("org.bandish.schema..")
          .should()
          .dependOnClassesThat(
              describe(
                  "other rooms",
                  type ->
                      type.getPackageName().startsWith("org.bandish.")
                          && !type.getPackageName().startsWith("org.bandish.schema")
                          && !type.getPackageName().startsWith("org.bandish.event")));
}
