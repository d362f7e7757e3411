import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { startStage } from "./support/browser.ts";
import { DRIVER, VEHICLE, VEHICLE_BACK } from "./support/samples.ts";

const stage = await startStage();
after(() => stage[Symbol.asyncDispose]());

/** What the answer to each example has to say, by the name of its tab. */
const EXAMPLES: Readonly<Record<string, readonly (string | undefined)[]>> = {
  RecognizeDriverLicence: [DRIVER.says["姓名"], DRIVER.says["证号"]],
  RecognizeLicences: [DRIVER.says["姓名"], VEHICLE.says["识别代码"], VEHICLE_BACK.says["号牌号码"]],
  ImageLimits: ["6287360"],
};

const editor = (page: Page, text: string) =>
  page.locator(".graphiql-query-editor .view-lines").filter({ hasText: text });

/** Presses the run button, once, and gives the body of the answer to the operation. */
async function run(page: Page, name: string): Promise<string> {
  const answered = page.waitForResponse(
    (response) => response.request().postData()?.includes(name) === true,
  );
  await page.getByRole("button", { name: /^execute query/i }).click();
  return (await answered).text();
}

describe("GraphiQL", () => {
  for (const [name, expected] of Object.entries(EXAMPLES))
    it(`answers its example ${name} at the first press, in a browser that never opened it`, async () => {
      await using visit = await stage.open({ path: "/graphql" });
      const { page } = visit;
      await editor(page, "RecognizeDriverLicence").waitFor();
      await page.getByRole("tab", { name }).click();
      await editor(page, name).waitFor();
      const answer = await run(page, name);
      assert.doesNotMatch(answer, /"errors"|RecognitionFailure/);
      for (const text of expected) assert.ok(text && answer.includes(text), answer);
      assert.deepEqual(visit.complaints, []);
    });

  it("comes from the gateway alone, and runs the query of its address", async () => {
    await using visit = await stage.open({
      path: "/graphql?query=%7BimageLimits%7BmaxBytes%7D%7D",
    });
    const { page } = visit;
    await editor(page, "imageLimits").waitFor();
    await page.getByRole("button", { name: /^execute query/i }).click();
    await page.getByText("6287360").first().waitFor();
    assert.deepEqual(visit.outside(), []);
    assert.deepEqual(visit.complaints, []);
  });
});
