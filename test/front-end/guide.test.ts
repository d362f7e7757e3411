import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import type { Page } from "playwright-core";
import sharp from "sharp";
import type { ErrorCode as GatewayCode } from "../../src/errors.ts";
import { PUBLIC_SDL } from "../../src/graphql/public-sdl.ts";
import { ERROR_TEXTS, errorText, type ErrorCode } from "../../src/page/error-texts.ts";
import { startMain } from "../support/main-process.ts";
import { smallGif } from "../support/picture.ts";
import { boxesOf, choose, fieldsOf, openForm, slowDown } from "./support/form.ts";
import { GUIDE, stepsOf, tableOf, type RunStep } from "./support/guide.ts";
import { createProject, run } from "./support/project.ts";

type Project = Awaited<ReturnType<typeof createProject>>;

const PICTURE = readFileSync("samples/driver-licence.jpg");
const JPEG = { name: "licence.jpg", mimeType: "image/jpeg" };

const sample = JSON.parse(readFileSync("samples/driver-licence.json", "utf8")) as Readonly<
  Record<string, string>
>;

const FIELDS = {
  licenceNumber: sample["证号"],
  name: sample["姓名"],
  address: sample["住址"],
  vehicleClasses: sample["准驾车型"],
  validUntil: sample["有效日期"],
};

/** The reader at work: two folders, and the gateway that runs at the moment. */
async function startReader() {
  const project = await createProject();
  let gateway = await startMain({});
  const { port } = gateway.url;
  const here = (text: string) => text.replaceAll("127.0.0.1:4000", `127.0.0.1:${port}`);

  async function inGateway(command: string): Promise<string> {
    if (command.startsWith("curl ")) return run(`${here(command)} --silent`, ".");
    const [, list] = /^PERSISTED_OPERATIONS=(\S+) npm start$/.exec(command) ?? [];
    if (list === undefined) assert.equal(command, "npm ci && npm start");
    else {
      await gateway[Symbol.asyncDispose]();
      const PERSISTED_OPERATIONS = project.fromGateway(list);
      gateway = await startMain({ PORT: port, PERSISTED_OPERATIONS });
    }
    await gateway.ready();
    return "";
  }

  async function inProject(command: string): Promise<string> {
    if (command !== "npm run dev") return project.run(here(command));
    await visit(project);
    return "";
  }

  return {
    write: (path: string, text: string) => project.write(path, here(text)),
    async follow({ folder, commands, prints }: RunStep) {
      let printed = "";
      for (const command of commands)
        printed = await (folder === "gateway" ? inGateway(command) : inProject(command));
      if (prints !== undefined) assert.deepEqual(JSON.parse(printed), JSON.parse(prints));
      return printed;
    },
    async [Symbol.asyncDispose]() {
      await gateway[Symbol.asyncDispose]();
      await project[Symbol.asyncDispose]();
    },
  };
}

/** Uses the form as a person would. */
async function visit(project: Project): Promise<void> {
  await using server = await project.serve("npm run dev");
  await using form = await openForm(server.url);
  const { page } = form;
  const boxes = await readsASample(page);
  await readsAPhotoOnItsSide(page, boxes);
  await readsWhatIsTooLarge(page);
  await saysWhatIsWrong(page);
  await canBeCancelled(page);
}

async function readsASample(page: Page): Promise<readonly string[]> {
  assert.equal(await choose(page, { ...JPEG, buffer: PICTURE }), "请核对。");
  assert.deepEqual(await fieldsOf(page), FIELDS);
  const boxes = await boxesOf(page);
  const { width, height } = await sharp(PICTURE).metadata();
  assert.equal(boxes[0], `0 0 ${width} ${height}`);
  assert.ok(boxes.length > 10);
  return boxes;
}

/** A photo as a phone writes it: its pixels lie on their side, and EXIF says so. */
async function readsAPhotoOnItsSide(page: Page, boxes: readonly string[]): Promise<void> {
  const onItsSide = sharp(PICTURE).rotate(270).withMetadata({ orientation: 6 });
  const buffer = await onItsSide.jpeg({ quality: 100 }).toBuffer();
  assert.equal(await choose(page, { ...JPEG, buffer }), "请核对。");
  assert.deepEqual(await fieldsOf(page), FIELDS);
  const turned = await boxesOf(page);
  assert.equal(turned[0], boxes[0]);
  assert.equal(turned.length, boxes.length);
  for (const [at, box] of turned.entries()) assertNear(box, boxes[at] ?? "");
}

/** It is compressed anew, so an edge may move by some pixels; the picture is a thousand wide. */
function assertNear(box: string, other: string): void {
  const sides = other.split(" ").map(Number);
  for (const [at, side] of box.split(" ").map(Number).entries())
    assert.ok(Math.abs(side - (sides[at] ?? NaN)) <= 40, `${box} is not near ${other}`);
}

async function readsWhatIsTooLarge(page: Page): Promise<void> {
  const buffer = await sharp(PICTURE).resize(3600).png({ compressionLevel: 0 }).toBuffer();
  assert.ok(buffer.length > 6_287_360);
  assert.equal(await choose(page, { name: "a.png", mimeType: "image/png", buffer }), "请核对。");
  assert.deepEqual(await fieldsOf(page), FIELDS);
  assert.match((await boxesOf(page))[0] ?? "", /^0 0 3000 /);
}

async function saysWhatIsWrong(page: Page): Promise<void> {
  const gif = { name: "a.gif", mimeType: "image/gif", buffer: await smallGif() };
  assert.equal(await choose(page, gif), ERROR_TEXTS.LICENCE_NOT_RECOGNIZED.zh);
  assert.ok(await page.locator("[name=retry]").isHidden());
  const half = { ...JPEG, buffer: Buffer.from("half a picture") };
  assert.equal(await choose(page, half), ERROR_TEXTS.IMAGE_UNREADABLE.zh);
}

async function canBeCancelled(page: Page): Promise<void> {
  await slowDown(page, 100_000);
  await page.locator("[name=picture]").setInputFiles({ ...JPEG, buffer: PICTURE });
  const progress = page.locator("progress");
  await progress.waitFor({ state: "visible" });
  await page.waitForFunction("document.querySelector('progress').value > 0.2");
  assert.ok(Number(await progress.getAttribute("value")) < 1);
  await page.getByRole("button", { name: "取消" }).click();
  await page.getByText("已取消。").waitFor();
}

describe("the guide for front ends", () => {
  it("works when it is followed word for word", async () => {
    await using reader = await startReader();
    const printed: string[] = [];
    for (const step of stepsOf(GUIDE)) {
      if (step.kind === "file") await reader.write(step.path, step.text);
      else printed.push(await reader.follow(step));
    }
    const read = printed.find((text) => text.includes('"licenceNumber"')) ?? "{}";
    const licence = JSON.parse(read) as Readonly<Record<string, unknown>>;
    assert.deepEqual(licence, {
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
      validIndefinitely: false,
      issuingAuthority: sample["红章"],
      warnings: [],
    });
  });

  it("leaves no block without a use", () => {
    assert.throws(
      () => stepsOf(`${GUIDE}\nFor example:\n\n\`\`\`ts\nfetch();\n\`\`\`\n`),
      /what this/,
    );
  });

  it("tells every error code with the words of the file it has copied", () => {
    const told = tableOf(GUIDE, /^\| code +\| Chinese/);
    const texts = Object.entries(ERROR_TEXTS);
    const expected = texts.map(([code, { zh, en, toDo }]) => [
      `\`${code}\``,
      zh,
      en,
      `\`${toDo}\``,
    ]);
    assert.deepEqual(told, expected);
  });

  it("names every warning, and what a form does about it", () => {
    const [, codes = ""] = /enum WarningCode \{(.*?)\n\}/s.exec(PUBLIC_SDL) ?? [];
    const known = [...codes.matchAll(/^ {2}([A-Z_]+)$/gm)].map(([, code]) => `\`${code ?? ""}\``);
    const told = tableOf(GUIDE, /^\| warning/).map(([code]) => code);
    assert.deepEqual(told.toSorted(), known.toSorted());
  });
});

/** Does not take "none" while there are some, and the compiler then says which. */
type Those<Codes> = [Codes] extends [never] ? "none" : Codes;

describe("the texts for errors", () => {
  it("tell exactly the codes that there are", () => {
    type Known =
      GatewayCode | "GRAPHQL_PARSE_FAILED" | "GRAPHQL_VALIDATION_FAILED" | "INTERNAL_SERVER_ERROR";
    const untold: Those<Exclude<Known, ErrorCode>> = "none";
    const unknown: Those<Exclude<ErrorCode, Known>> = "none";
    assert.deepEqual([untold, unknown], ["none", "none"]);
  });

  it("are picked by code and language, and never missing", () => {
    assert.equal(errorText("IMAGE_EMPTY", "zh-CN"), ERROR_TEXTS.IMAGE_EMPTY.zh);
    assert.equal(errorText("IMAGE_EMPTY", "en-GB"), ERROR_TEXTS.IMAGE_EMPTY.en);
    for (const code of ["NO_ANSWER", "toString", undefined])
      assert.equal(errorText(code, "zh"), ERROR_TEXTS.INTERNAL_SERVER_ERROR.zh);
  });

  it("are whole sentences, with the punctuation of their language", () => {
    for (const [code, { zh, en }] of Object.entries(ERROR_TEXTS)) {
      assert.match(zh, /^[^,;?!]+。$/, code);
      assert.match(en, /^[A-Z][^，。]+\.$/, code);
    }
  });
});
