export type Outcome = "pass" | "fail";

/** One line of Apollo's report. */
export interface Feature {
  readonly name: string;
  /** The title of the tests that stand for it: of a single one, or of the group around several. */
  readonly tests: string;
  /** The version of Federation that brought it. */
  readonly federation: 1 | 2;
  readonly outcome: Outcome;
  /** What a pass rests on, or why it fails. */
  readonly why: string;
}

const ENTITIES =
  "Our `@key`, over `_entities` of the harness. Production has only unresolvable keys.";

/**
 * What is known to pass and to fail, in the order of Apollo's report.
 *
 * `@external` and `@extends` have no line there: `@requires` and `@provides` stand for them.
 */
export const EXPECTED: readonly Feature[] = [
  {
    name: "`_service`",
    tests: "introspection",
    federation: 1,
    outcome: "pass",
    why: "Ours, as in production: the schema's own text.",
  },
  { name: "`@key` (single)", tests: "@key single", federation: 1, outcome: "pass", why: ENTITIES },
  { name: "`@key` (multi)", tests: "@key multiple", federation: 1, outcome: "pass", why: ENTITIES },
  {
    name: "`@key` (composite)",
    tests: "@key composite",
    federation: 1,
    outcome: "pass",
    why: ENTITIES,
  },
  {
    name: "repeatable `@key`",
    tests: "repeatable @key",
    federation: 1,
    outcome: "pass",
    why: ENTITIES,
  },
  {
    name: "`@requires`",
    tests: "@requires",
    federation: 1,
    outcome: "pass",
    why: "Through the router. The definition and `_entities` are the harness's.",
  },
  {
    name: "`@provides`",
    tests: "@provides",
    federation: 1,
    outcome: "pass",
    why: "The test asks the subgraph alone. The definition is the harness's.",
  },
  {
    name: "federated tracing",
    tests: "ftv1",
    federation: 1,
    outcome: "fail",
    why: "Not built: a reply has no `extensions.ftv1`. Hive Gateway does not ask for it.",
  },
  {
    name: "`@link`",
    tests: "@link",
    federation: 2,
    outcome: "pass",
    why: "Our definition. The test knows versions up to 2.3, and Apollo's schema links that; production links 2.9.",
  },
  {
    name: "`@shareable`",
    tests: "@shareable",
    federation: 2,
    outcome: "pass",
    why: "Through the router. The definition is the harness's.",
  },
  {
    name: "`@tag`",
    tests: "@tag",
    federation: 2,
    outcome: "pass",
    why: "The test reads the schema's text only. The definition is the harness's.",
  },
  {
    name: "`@override`",
    tests: "@override",
    federation: 2,
    outcome: "pass",
    why: "Through the router. The definition is the harness's.",
  },
  {
    name: "`@inaccessible`",
    tests: "@inaccessible",
    federation: 2,
    outcome: "pass",
    why: "The test asks the subgraph alone, not whether a router hides it. The definition is the harness's.",
  },
  {
    name: "`@composeDirective`",
    tests: "@composeDirective",
    federation: 2,
    outcome: "pass",
    why: "The test reads the schema's text only. The definition is the harness's.",
  },
  {
    name: "`@interfaceObject`",
    tests: "@interfaceObject",
    federation: 2,
    outcome: "pass",
    why: "Through the router. The definition and `_entities` are the harness's.",
  },
];
