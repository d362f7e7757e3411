import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { startMain } from "../support/main-process.ts";
import { CLIENTS } from "./support/clients.ts";

const PICTURE = new Uint8Array(readFileSync("samples/driver-licence.jpg"));

const sample = JSON.parse(readFileSync("samples/driver-licence.json", "utf8")) as Readonly<
  Record<string, string>
>;

const QUERY = `mutation ($url: URL, $upload: Upload) {
  recognizeLicence(type: DRIVER, url: $url, upload: $upload) {
    __typename
    ... on DriverLicence {
      licenceNumber name sex nationality address birthDate firstIssueDate vehicleClasses
      validFrom validUntil issuingAuthority
    }
    warnings { code field }
  }
}`;

const LICENCE = {
  __typename: "DriverLicence",
  licenceNumber: sample["证号"],
  name: sample["姓名"],
  sex: "FEMALE",
  nationality: sample["国籍"],
  address: sample["住址"],
  birthDate: sample["出生日期"],
  firstIssueDate: sample["领证日期"],
  vehicleClasses: [sample["准驾车型"]],
  validFrom: sample["起始日期"],
  validUntil: sample["有效日期"],
  issuingAuthority: sample["红章"],
  warnings: [],
};

describe("the gateway as it is started", () => {
  it("reads the sample for every client, by upload and by address", async () => {
    await using gateway = await startMain();
    await gateway.ready();
    const upload = new File([PICTURE], "driver-licence.jpg", { type: "image/jpeg" });
    const url = new URL("/samples/driver-licence.jpg", gateway.url).href;
    for (const [name, ask] of Object.entries(CLIENTS))
      for (const variables of [{ upload }, { url }]) {
        const outcome = await ask(gateway.url, { query: QUERY, variables });
        assert.deepEqual(outcome, { data: { recognizeLicence: LICENCE } }, name);
      }
  });
});
