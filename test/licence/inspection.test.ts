import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspectionEndFrom } from "../../src/licence/inspection.ts";

describe("the end of the last inspection", () => {
  for (const [text, end] of [
    ["检验有效期至2026年08月京A(01)", "2026-08-31"],
    ["检验有效期至２０２４年０２月京Ａ（０１）", "2024-02-29"],
    ["检验有效期至2023年2月 京A(01)", "2023-02-28"],
    ["检验有效期至2026年08月京A(01)检验有效期至2025年08月京A(02)", "2026-08-31"],
    ["至2025年08月\n至2026年08月", "2026-08-31"],
    ["2026-08-15", "2026-08-15"],
    ["2026年08月15日", "2026-08-15"],
  ] as const)
    it(`of "${text}" is ${end}`, () => assert.equal(inspectionEndFrom(text), end));

  for (const text of ["", "京A(01)", "检验有效期至2026年13月", "检验有效期至2O26年08月", "2026年"])
    it(`is not in "${text}"`, () => assert.equal(inspectionEndFrom(text), undefined));
});
