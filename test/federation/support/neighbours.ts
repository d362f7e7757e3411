import { createSchema, createYoga } from "graphql-yoga";
import { FEDERATION_DEFINITIONS } from "../../../src/graphql/federation.ts";
import { serve } from "../../support/serve.ts";

/** What a router asks an entity by: its type and its key. */
export type Representation = Readonly<Record<string, string | null>>;

/** A subgraph beside ours: what it adds to a licence, by the key that the licence is known by. */
export interface Neighbour {
  readonly sdl: string;
  /** The type it extends. */
  readonly type: "DriverLicence" | "VehicleLicence";
  /** The entity of a representation; null when the key was not read, which some routers send. */
  readonly find: (key: Representation) => Readonly<Record<string, unknown>> | null;
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])`;

/**
 * Each extends what was read by the number on it, and leads on to what it knows itself. Neither has
 * an entry of its own that leads to a licence: a reading is not kept, so nobody can fetch the rest.
 * The keys, and what they add, may be null, because the number may not have been read.
 */
export const NEIGHBOURS = {
  drivers: {
    sdl: `${LINK}
      type Query { driver(licenceNumber: ID!): Driver }
      type Driver @key(fields: "licenceNumber") { licenceNumber: ID! penaltyPoints: Int! }
      type DriverLicence @key(fields: "licenceNumber") {
        licenceNumber: ID
        driver: Driver
        fleet: String
      }`,
    type: "DriverLicence",
    find: ({ licenceNumber }) =>
      licenceNumber == null
        ? null
        : {
            licenceNumber,
            driver: { licenceNumber, penaltyPoints: Number(licenceNumber.at(-1)) },
            fleet: `fleet of ${licenceNumber}`,
          },
  },
  vehicles: {
    sdl: `${LINK}
      type Query { vehicle(vin: ID!): Vehicle }
      type Vehicle @key(fields: "vin") { vin: ID! }
      type VehicleLicence @key(fields: "vin") {
        vin: ID
        vehicle: Vehicle
        insurer: String
      }`,
    type: "VehicleLicence",
    find: ({ vin }) =>
      vin == null ? null : { vin, vehicle: { vin }, insurer: `insurer of ${vin}` },
  },
} as const satisfies Readonly<Record<string, Neighbour>>;

/** The subgraph on a port of its own; it keeps what routers asked it for. */
export async function startNeighbour({ sdl, type, find }: Neighbour) {
  const asked: Representation[] = [];
  const schema = createSchema({
    typeDefs: [
      sdl,
      FEDERATION_DEFINITIONS,
      `scalar _Any
       union _Entity = ${type}
       extend type Query { _entities(representations: [_Any!]!): [_Entity]! }`,
    ],
    resolvers: {
      Query: {
        _service: () => ({ sdl }),
        _entities: (
          _: unknown,
          { representations }: { readonly representations: readonly Representation[] },
        ) =>
          representations.map((representation) => {
            asked.push(representation);
            const entity = find(representation);
            return entity && { ...entity, __typename: type };
          }),
      },
    },
  });
  const yoga = createYoga({ schema, logging: false });
  return { ...(await serve((request, response) => void yoga(request, response))), asked };
}
