/** A subgraph beside ours: what it adds to a licence, by the key that the licence is known by. */
export interface Neighbour {
  readonly sdl: string;
  /** The type it extends, and how one of its entities is found by a representation. */
  readonly type: "DriverLicence" | "VehicleLicence";
  readonly find: (key: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])`;

/**
 * Each extends what was read by the number on it, and leads on to what it knows itself. Neither has
 * an entry of its own that leads to a licence: a reading is not kept, so nobody can fetch the rest.
 * What they add may be null, because the number may not have been read.
 */
export const NEIGHBOURS = {
  drivers: {
    sdl: `${LINK}
      type Query { driver(licenceNumber: ID!): Driver }
      type Driver @key(fields: "licenceNumber") { licenceNumber: ID! penaltyPoints: Int! }
      type DriverLicence @key(fields: "licenceNumber") {
        licenceNumber: ID!
        driver: Driver
        fleet: String
      }`,
    type: "DriverLicence",
    find: ({ licenceNumber }) => ({
      licenceNumber,
      driver: { licenceNumber, penaltyPoints: Number(String(licenceNumber).at(-1)) },
      fleet: `fleet of ${String(licenceNumber)}`,
    }),
  },
  vehicles: {
    sdl: `${LINK}
      type Query { vehicle(vin: ID!): Vehicle }
      type Vehicle @key(fields: "vin") { vin: ID! }
      type VehicleLicence @key(fields: "vin") {
        vin: ID!
        vehicle: Vehicle
        insurer: String
      }`,
    type: "VehicleLicence",
    find: ({ vin }) => ({ vin, vehicle: { vin }, insurer: `insurer of ${String(vin)}` }),
  },
} as const satisfies Readonly<Record<string, Neighbour>>;

export type NeighbourName = keyof typeof NEIGHBOURS;
