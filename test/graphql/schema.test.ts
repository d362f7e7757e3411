import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isEnumType, isObjectType } from "graphql";
import { schema } from "../../src/graphql/schema.ts";
import { DRIVER_FIELDS, VEHICLE_BACK_FIELDS, VEHICLE_FIELDS } from "../../src/licence/fields.ts";
import { driverLabelOf, vehicleBackLabelOf, vehicleLabelOf } from "../../src/licence/labels.ts";

/** `LICENCE_NUMBER` as the schema's types have it. */
const camelCase = (field: string) =>
  field.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

function describedIn(typeName: string, name: string): string {
  const type = schema.getType(typeName);
  if (isEnumType(type)) return type.getValue(name)?.description ?? "";
  assert.ok(isObjectType(type), typeName);
  return type.getFields()[name]?.description ?? "";
}

describe("the schema", () => {
  const NAMED = [
    ...DRIVER_FIELDS.map((field) => ["DriverLicence", field, driverLabelOf(field)] as const),
    ...VEHICLE_FIELDS.map((field) => ["VehicleLicence", field, vehicleLabelOf(field)] as const),
    ...VEHICLE_BACK_FIELDS.map(
      (field) => ["VehicleLicenceBack", field, vehicleBackLabelOf(field)] as const,
    ),
  ];
  for (const [type, field, label] of NAMED) {
    it(`names ${type}.${camelCase(field)} in Chinese: ${label}`, () => {
      assert.ok(describedIn(type, camelCase(field)).includes(label));
      assert.ok(describedIn("LicenceField", field).includes(label));
    });
  }
});
