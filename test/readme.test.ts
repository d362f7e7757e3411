import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { promisify } from "node:util";
import { startMain } from "./support/main-process.ts";

const blocks = (language: string, file = "README.md") =>
  [...readFileSync(file, "utf8").matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "gs"))].map(
    ([, text = ""]) => text,
  );

const sample = (name: string) =>
  JSON.parse(readFileSync(`samples/${name}.json`, "utf8")) as Readonly<Record<string, string>>;

/** Runs a command of the README against a gateway on another port. */
async function run(command: string, port: string): Promise<unknown> {
  const here = command.replaceAll(":4000/", `:${port}/`);
  const { stdout } = await promisify(execFile)("bash", ["-c", `${here.trim()} --silent`]);
  return JSON.parse(stdout);
}

describe("the README", () => {
  it("shows what its questions answer, with every field exact", async () => {
    await using gateway = await startMain();
    await gateway.ready();
    const [byUpload = "", byUrl = "", several = ""] = blocks("sh").filter((text) =>
      text.startsWith("curl"),
    );
    const [shown = ""] = blocks("json");
    assert.deepEqual(await run(byUpload, gateway.url.port), JSON.parse(shown));

    const vehicle = sample("vehicle-licence");
    assert.deepEqual(await run(byUrl, gateway.url.port), {
      data: {
        recognizeLicence: {
          plateNumber: vehicle["车牌号码"],
          vehicleType: vehicle["车辆类型"],
          owner: vehicle["所有人"],
          address: vehicle["住址"],
          useCharacter: vehicle["使用性质"],
          model: vehicle["品牌型号"],
          vin: vehicle["识别代码"],
          engineNumber: vehicle["发动机号"],
          registrationDate: vehicle["注册日期"],
          issueDate: vehicle["发证日期"],
          issuingAuthority: vehicle["红章"],
          warnings: [],
        },
      },
    });

    assert.deepEqual(await run(several, gateway.url.port), {
      data: {
        recognizeLicences: [
          { __typename: "DriverLicence", name: sample("driver-licence")["姓名"] },
          { __typename: "VehicleLicence", plateNumber: vehicle["车牌号码"] },
        ],
      },
    });
  });

  it("has in Chinese the same commands as in English, and so has the front-end guide", () => {
    for (const file of ["README", "docs/front-end"])
      assert.deepEqual(blocks("\\w+", `${file}.zh-CN.md`), blocks("\\w+", `${file}.md`), file);
  });

  it("shows the sample's own values", () => {
    const driver = sample("driver-licence");
    const [shown = ""] = blocks("json");
    for (const field of ["证号", "姓名", "国籍", "住址", "出生日期", "领证日期", "红章"])
      assert.ok(shown.includes(`"${driver[field] ?? "?"}"`), field);
  });
});
