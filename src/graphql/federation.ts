/**
 * Definitions of what `schema/` uses of Apollo Federation 2. They are no part of the public SDL:
 * routers bring their own.
 *
 * @see https://specs.apollo.dev/federation/v2.9
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
`;
