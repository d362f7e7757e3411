import assert from "node:assert/strict";
import { it } from "node:test";
import { codeFrom, halfWidth, textFrom } from "../../src/licence/text.ts";

it("a text in half width has its letters, digits and spaces changed, and nothing else", () => {
  assert.equal(halfWidth("Ａ２　Ｄ（ｘ）～"), "A2 D(x)~");
  for (const text of ["王小明", "﨑", "⼈", "①", "㎏", "·", "京A·F0236"])
    assert.equal(halfWidth(text), text);
});

it("a free text loses the white space around it alone, and none is left of an empty one", () => {
  assert.equal(textFrom("　某某（北京） 公司\n"), "某某（北京） 公司");
  assert.equal(codeFrom(" Ａ１２　３ "), "A12 3");
  for (const text of ["", " ", "　\n"]) {
    assert.equal(textFrom(text), undefined);
    assert.equal(codeFrom(text), undefined);
  }
});
