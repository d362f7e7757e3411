import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { licenceNumberFrom } from "../../src/licence/licence-number.ts";

describe("a licence number", () => {
  for (const [text, number] of Object.entries({
    "11010519491231002X": "11010519491231002X",
    "11010519491231002x": "11010519491231002X",
    "１１０１０５ 19491231 002Ｘ": "11010519491231002X",
    "342221199005033256": "342221199005033256",
    "110105491231002": "110105491231002", // before 1999
    "911124198108030024": "911124198108030024", // a foreigner's residence card, since 2023
    CAN110108195203: "CAN110108195203", // and before
    H1234567801: "H1234567801", // Hong Kong
    M12345678: "M12345678", // Macao
    "A123456(7)": "A123456(7)",
    "12345678": "12345678", // Taiwan
    E12345678: "E12345678", // a passport
    军字第1234567号: "军字第1234567号",
  }))
    it(`may be ${text}`, () => assert.equal(licenceNumberFrom(text), number));

  for (const text of [
    "",
    "1234",
    "11010519491231002", // one digit unread
    "1101051949123100", // two
    "11010519491231", // four
    "11010519491231002XX",
    "11010519491231OO2X", // letters for zeros are not put right
    "PASSPORT",
    "张三",
    "证号110105",
  ])
    it(`is not "${text}"`, () => assert.equal(licenceNumberFrom(text), undefined));
});
