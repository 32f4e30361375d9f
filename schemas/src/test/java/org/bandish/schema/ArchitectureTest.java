package org.bandish.schema;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** What the contracts may know. */
@AnalyzeClasses(packages = "org.bandish", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String CONFLUENT = "org.apache.flink..";

  @ArchTest
  static final ArchRule contractsKnowAvroAndKafkaSerializationAlone =
      classes()
          .that()
          .resideInAPackage("org.bandish.schema")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.bandish.schema",
              "org.bandish.event",
              "org.apache.avro..",
              "org.apache.kafka.common..",
              "org.slf4j",
              CONFLUENT);

  @ArchTest
  static final ArchRule vocabularyKnowsAvroAlone =
      classes()
          .that()
          .resideInAPackage("org.bandish.event")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.bandish.event", "org.apache.avro..");

  @ArchTest
  static final ArchRule onlyThePortsImplementationKnowsConfluentsClient =
      noClasses()
          .that()
          .doNotBelongToAnyOf(ConfluentRegistry.class)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(CONFLUENT);

  @ArchTest
  static final ArchRule noClock =
      noClasses()
          .that()
          .resideInAPackage("org.bandish.schema")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);
}
