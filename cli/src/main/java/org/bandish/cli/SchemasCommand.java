package org.bandish.cli;

import java.io.PrintWriter;
import org.bandish.schema.RegistryPort;
import org.bandish.schema.Schemas;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code bandish schemas}: sets up and checks a registry. */
@Command(name = "schemas", description = "Set up and check the schemas in a registry.")
final class SchemasCommand {
  @Spec private CommandSpec spec;

  /** Registers each under FULL_TRANSITIVE; what is registered already stays. */
  @Command(name = "register", description = "Register every topic's schema.")
  void register(@Mixin Connection connection) {
    PrintWriter out = spec.commandLine().getOut();
    try (RegistryPort registry = connection.registry()) {
      Schemas.registerAll(registry, connection.prefix())
          .forEach(
              (topic, id) -> out.println(id + " " + topic.registrySubject(connection.prefix())));
    }
  }

  /** Prints whether the registry would accept each; exit code 1 where it would not. */
  @Command(name = "check", description = "Whether the registry would accept every topic's schema.")
  int check(@Mixin Connection connection) {
    PrintWriter out = spec.commandLine().getOut();
    try (RegistryPort registry = connection.registry()) {
      var answers = Schemas.check(registry, connection.prefix());
      answers.forEach(
          (topic, accepted) ->
              out.println(
                  (accepted ? "ok " : "incompatible ")
                      + topic.registrySubject(connection.prefix())));
      return answers.containsValue(false) ? Bandish.COULD_NOT_RUN : 0;
    }
  }
}
