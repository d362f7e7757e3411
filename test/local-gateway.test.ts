import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { readConfig } from "../src/config.ts";
import { createGateway } from "../src/gateway.ts";
import { createLog } from "../src/telemetry/log.ts";
import { ask, askWithFile, askWithFiles, BY_URL } from "./support/gateway.ts";
import { serve } from "./support/serve.ts";

const DRIVER = readFileSync("samples/driver-licence.jpg");

/** The gateway with the local service inside, warm. A busy machine may take its time to read. */
async function startGateway(env: Readonly<Record<string, string>> = {}) {
  const settings = { PORT: "0", LOCAL_OCR_WORKERS: "1", OCR_TIMEOUT_MS: "60000" };
  const config = readConfig({ ...settings, ...env });
  const gateway = await createGateway(config, createLog());
  await gateway.ready;
  return gateway;
}

describe("the gateway with its local service", () => {
  it("reads eight pictures asked for at once, or says that it is busy", async () => {
    await using gateway = await startGateway({ LOCAL_OCR_WORKERS: "2" });
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => askWithFile(gateway.url, DRIVER)),
    );
    const outcomes = answers.map(
      ({ data, errors }) => errors?.[0]?.extensions["code"] ?? data?.["recognizeLicence"]?.["name"],
    );
    for (const outcome of outcomes) assert.ok(["任珍芬", "OCR_BUSY"].includes(String(outcome)));
    assert.ok(outcomes.includes("任珍芬"));
  });

  it("reads every kind of page from its sample", async () => {
    await using gateway = await startGateway();
    const images = ["DRIVER", "VEHICLE", "VEHICLE_BACK"].map((type) => ({ type, upload: null }));
    const answer = await askWithFiles(
      gateway.url,
      {
        "variables.images.0.upload": DRIVER,
        "variables.images.1.upload": readFileSync("samples/vehicle-licence.jpg"),
        "variables.images.2.upload": readFileSync("samples/vehicle-licence-back.jpg"),
      },
      `mutation ($images: [LicenceImage!]!) {
        recognizeLicences(images: $images) {
          ... on DriverLicence { name }
          ... on VehicleLicence { plateNumber }
          ... on VehicleLicenceBack {
            plateNumber fileNumber occupantCapacity grossMass curbMass ratedLoadMass
            externalDimensions { length width height }
            towableMass remarks inspectionRecord inspectionValidUntil
          }
        }
      }`,
      { images },
    );
    assert.equal(answer.errors, undefined);
    assert.deepEqual(answer.data?.["recognizeLicences"], [
      { name: "任珍芬" },
      { plateNumber: "贵A0677N" },
      {
        plateNumber: "贵A0677N",
        fileNumber: "414891932669",
        occupantCapacity: 5,
        grossMass: 2100,
        curbMass: 1725,
        ratedLoadMass: null,
        externalDimensions: { length: 4675, width: 1870, height: 1510 },
        towableMass: null,
        remarks: "因号牌损坏于2012-09-23换领",
        inspectionRecord: "检验有效期至2025年06月贵A(99)",
        inspectionValidUntil: "2025-06-30",
      },
    ]);
  });

  it("does not take one page for another", async () => {
    await using gateway = await startGateway();
    for (const type of ["VEHICLE", "VEHICLE_BACK"]) {
      const query = `mutation ($upload: Upload) {
        recognizeLicence(type: ${type}, upload: $upload) { type }
      }`;
      const { errors } = await askWithFile(gateway.url, DRIVER, query);
      assert.equal(errors?.[0]?.extensions["code"], "LICENCE_NOT_RECOGNIZED", type);
    }
  });

  it("says of a url that nobody answers that it is unreachable", async () => {
    await using gateway = await startGateway({ LOCAL_OCR_ALLOW_PRIVATE_URLS: "true" });
    const { errors, status } = await ask(gateway.url, BY_URL, { url: "http://127.0.0.1:1/a.jpg" });
    assert.equal(status, 200);
    assert.equal(errors?.[0]?.extensions["code"], "IMAGE_URL_UNREACHABLE");
  });

  it("says of a url that leads to a web page that it is to lead to a picture", async () => {
    await using site = await serve((_, response) => {
      response.setHeader("content-type", "text/html").end("<!doctype html><title>Licence</title>");
    });
    await using gateway = await startGateway({ LOCAL_OCR_ALLOW_PRIVATE_URLS: "true" });
    const { errors } = await ask(gateway.url, BY_URL, { url: site.url.href });
    assert.equal(errors?.[0]?.extensions["code"], "IMAGE_UNREADABLE");
    assert.match(errors[0].message, /A url must lead to the picture itself, not to a web page\./);
  });
});
