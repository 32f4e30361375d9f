package org.bandish.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(
    packages = {"org.bandish.query", "org.bandish.web"},
    importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  /** Otherwise a page could come to depend on how the record is kept. */
  @ArchTest
  static final ArchRule webReachesStateThroughQueriesAlone =
      noClasses()
          .that()
          .resideInAPackage("org.bandish.web")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "org\\.bandish\\.query\\.(StoreQueries|QueryNode|.*Index|Views|Snapshot|Names|ViewStore.*)")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..", "org.bandish.topology..", "org.bandish.pipeline..");

  /** Everything but the node is tested without Kafka. */
  @ArchTest
  static final ArchRule onlyTheNodeKnowsKafkaStreams =
      noClasses()
          .that()
          .haveNameNotMatching(
              "org\\.bandish\\.query\\.(QueryNode|QueryTopology|QueryProperties|TopicLookup|ViewStore).*")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  /** A page that computed would come to differ from the API. */
  @ArchTest
  static final ArchRule webDerivesNothing =
      noClasses()
          .that()
          .resideInAPackage("org.bandish.web")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.bandish.timeline.Timeline");

  /** One clock, handed in. */
  @ArchTest
  static final ArchRule nobodyReadsTheSystemClock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule noCycles = slices().matching("org.bandish.(*)..").should().beFreeOfCycles();
}
