import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Item } from "../../src/licence/item.ts";
import { readLicence } from "../../src/licence/licence.ts";
import { readingsOf } from "../../src/licence/licence-item.ts";
import { DRIVER, itemsOf, TODAY, VEHICLE, VEHICLE_BACK } from "./samples.ts";

const driverOf = (items: readonly Item[]) => {
  const licence = readLicence("DRIVER", { items }, TODAY);
  assert.ok(licence.type === "DRIVER");
  return licence;
};

describe("a licence", () => {
  it("is of the type that was asked for", () => {
    const driver = readLicence("DRIVER", { items: itemsOf(DRIVER) }, TODAY);
    const vehicle = readLicence("VEHICLE", { items: itemsOf(VEHICLE) }, TODAY);
    const back = readLicence("VEHICLE_BACK", { items: itemsOf(VEHICLE_BACK) }, TODAY);
    assert.ok(driver.type === "DRIVER" && vehicle.type === "VEHICLE");
    assert.ok(back.type === "VEHICLE_BACK");
    assert.deepEqual([driver.name, vehicle.owner, back.curbMass], ["张三", "李四", 1470]);
    assert.equal(driver.address, DRIVER.住址);
    assert.equal(vehicle.address, VEHICLE.住址);
    assert.equal(vehicle.plateNumber, back.plateNumber);
  });

  it("carries the service's session, if the service gave one", () => {
    const read = (sessionId: string) => readLicence("DRIVER", { sessionId, items: [] }, TODAY);
    assert.equal(read("10000018324840").sessionId, "10000018324840");
    assert.ok(!("sessionId" in read("")));
    assert.ok(!("sessionId" in readLicence("DRIVER", { items: [] }, TODAY)));
  });

  it("keeps every item, in the order received, with its box; an unknown label has no field", () => {
    const box = { x: 226, y: 66, width: 194, height: 30 };
    const items = [
      { label: "档案编号", text: "440300123456", confidence: 0.9, box },
      { label: "姓名", text: "张三", confidence: 0.9, box },
      { label: "记录", text: "", confidence: 0 },
      { label: "__proto__", text: "x", confidence: 0.5 },
    ];
    const licence = driverOf(items);
    const [fileNumber, name, ...rest] = items;
    assert.deepEqual(licence.items, [fileNumber, { ...name, field: "NAME" }, ...rest]);
  });

  it("has no warning for an unsure item of an unknown label", () => {
    const unknown = { label: "记录", text: "请于90日内", confidence: 0.1 };
    assert.deepEqual(driverOf([...itemsOf(DRIVER), unknown]).warnings, []);
  });

  it("takes the surer of two readings of one field, and says that they differ", () => {
    const items = [
      { label: "姓名", text: "张三", confidence: 0.81 },
      { label: "姓名", text: "张二", confidence: 0.82 },
      { label: "姓名", text: " ", confidence: 0.99 },
    ];
    const { name, warnings } = driverOf(items);
    assert.equal(name, "张二");
    assert.deepEqual(
      warnings.filter(({ field }) => field === "NAME").map(({ code }) => code),
      ["INCONSISTENT"],
    );
  });

  it("does not wonder at two readings that say the same", () => {
    const items = [
      ...itemsOf(DRIVER),
      { label: "身份证号", text: "4405 2419 8001 0100 13", confidence: 0.9 },
      { label: "出生日期", text: "1980年01月01日", confidence: 0.9 },
      {
        label: "住址",
        text: `${DRIVER.住址.slice(0, 6)} ${DRIVER.住址.slice(6)}`,
        confidence: 0.9,
      },
    ];
    assert.deepEqual(driverOf(items).warnings, []);
  });

  it("does not wonder at a worse reading that is not in its format", () => {
    const unsure = { label: "出生日期", text: "1980-O1", confidence: 0.3 };
    assert.deepEqual(driverOf([...itemsOf(DRIVER), unsure]).warnings, []);
  });

  it("does not fall back on a worse reading when the surest is not in its format", () => {
    const { birthDate, warnings } = driverOf([
      { label: "出生日期", text: "1980-01-01", confidence: 0.8 },
      { label: "出生日期", text: "1980-01-32", confidence: 0.9 },
    ]);
    assert.equal(birthDate, undefined);
    assert.ok(warnings.some((w) => w.code === "INVALID_FORMAT" && w.field === "BIRTH_DATE"));
  });

  for (const [confidence, codes] of [
    [0, ["LOW_CONFIDENCE"]],
    [0.502, ["LOW_CONFIDENCE"]],
    [0.79, ["LOW_CONFIDENCE"]],
    [0.8, []],
    [1, []],
  ] as const)
    it(`${codes.length ? "asks to look at" : "trusts"} a reading of confidence ${confidence}`, () => {
      const items = itemsOf(DRIVER).map((item) =>
        item.label === "住址" ? { ...item, confidence } : item,
      );
      assert.deepEqual(
        driverOf(items).warnings.map(({ code }) => code),
        codes,
      );
    });

  it("shows the readings of a field, the surest first, in its own order where they are equal", () => {
    const { items } = driverOf([
      { label: "姓名", text: "a", confidence: 0.5 },
      { label: "姓名", text: "", confidence: 1 },
      { label: "姓名", text: "b", confidence: 0.9 },
      { label: "姓名", text: "c", confidence: 0.9 },
    ]);
    assert.equal(
      readingsOf(items, "NAME")
        .map(({ text }) => text)
        .join(""),
      "bca",
    );
  });

  it("leaves the service's items as they were", () => {
    const items = itemsOf(DRIVER).map((item) => Object.freeze(item));
    readLicence("DRIVER", Object.freeze({ items: Object.freeze(items) }), TODAY);
  });
});
