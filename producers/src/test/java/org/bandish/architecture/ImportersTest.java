package org.bandish.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** What the README says may not enter. */
@AnalyzeClasses(packages = "org.bandish", importOptions = ImportOption.DoNotIncludeTests.class)
class ImportersTest {
  private static final String BASE = "org.bandish.ingest.";

  /** Each source by itself: neither what all share nor what runs them. */
  private static final SliceAssignment SOURCES =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
          String name = type.getPackageName();
          String folder =
              name.startsWith(BASE) ? name.substring(BASE.length()).split("\\.", -1)[0] : "";
          return folder.isEmpty() || folder.equals("reading") || folder.equals("watch")
              ? SliceIdentifier.ignore()
              : SliceIdentifier.of(folder);
        }

        @Override
        public String getDescription() {
          return "importers";
        }
      };

  @ArchTest
  static final ArchRule importersDoNotKnowEachOther =
      slices().assignedFrom(SOURCES).should().notDependOnEachOther();

  @ArchTest
  static final ArchRule whatTheyShareKnowsNoneOfThem =
      noClasses()
          .that()
          .resideInAnyPackage("org.bandish.ingest", "..ingest.reading..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..ingest.evidence..",
              "..ingest.ooni..",
              "..ingest.ioda..",
              "..ingest.radar..",
              "..ingest.stop..",
              "..ingest.watch..");

  @ArchTest
  static final ArchRule importersSendNothingThemselves =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..ingest.evidence..",
              "..ingest.ooni..",
              "..ingest.ioda..",
              "..ingest.radar..",
              "..ingest.stop..",
              "..ingest.reading..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");
}
