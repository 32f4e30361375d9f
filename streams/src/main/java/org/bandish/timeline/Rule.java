package org.bandish.timeline;

/**
 * One line of a table of rules. Its id stays the same for good; docs/rules.md explains it under
 * that id.
 */
interface Rule {
  /** Words in lower case with a dot between table and line. */
  String id();

  /** Section of the domain's rules that it comes from. */
  String section();

  /** What it says, as the end of a sentence about a fact or a ban. */
  String says();
}
