/**
 * Definitions of what `schema/` uses of Apollo Federation 2, and the field by which a router asks
 * for the subgraph's own text. They are no part of the public SDL: routers bring their own.
 *
 * There is no `_entities`: a reading is not kept, so no router can ask for one again. That is what
 * `resolvable: false` says, and such keys need no entity resolver.
 *
 * Not @apollo/subgraph: it depends on code under the Elastic licence.
 *
 * @see https://specs.apollo.dev/federation/v2.9
 * @see https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/subgraph-spec
 */
export const FEDERATION_DEFINITIONS = /* GraphQL */ `
  scalar federation__FieldSet
  scalar link__Import
  enum link__Purpose {
    SECURITY
    EXECUTION
  }
  directive @link(
    url: String
    as: String
    for: link__Purpose
    import: [link__Import]
  ) repeatable on SCHEMA
  directive @key(
    fields: federation__FieldSet!
    resolvable: Boolean = true
  ) repeatable on OBJECT | INTERFACE
  directive @cost(
    weight: Int!
  ) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
  "This schema as a subgraph of a federated one."
  type _Service {
    "The schema definition with the directives of Federation."
    sdl: String!
  }
  extend type Query {
    "For the composition of a supergraph."
    _service: _Service!
  }
`;
