import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { NATIONALITIES, USE_CHARACTERS, VEHICLE_TYPES } from "../../src/licence/vocabularies.ts";

describe("the vocabularies", () => {
  it("hold each word once, without white space", () => {
    for (const words of [NATIONALITIES, USE_CHARACTERS, VEHICLE_TYPES]) {
      assert.equal(new Set(words).size, words.length);
      for (const word of words) assert.match(word, /^\p{Script=Han}+$/u);
    }
  });

  it("know the types of vehicle of every group, by the printed name", () => {
    for (const name of [
      "大型普通客车",
      "小型轿车",
      "小型越野客车",
      "小型面包车",
      "微型轿车",
      "轻型普通货车",
      "重型自卸货车",
      "重型集装厢车",
      "仓栅式低速货车",
      "重型半挂牵引车",
      "重型仓栅式半挂车",
      "轻型中置轴旅居挂车",
      "重型平板全挂车",
      "重型非载货专项作业车",
      "无轨电车",
      "普通二轮摩托车",
      "普通正三轮摩托车",
      "三轮汽车",
      "手扶拖拉机",
      "轮式装载机械",
      "其它",
    ])
      assert.ok(VEHICLE_TYPES.includes(name), name);
  });

  it("know the use of every vehicle, the plain 营运 too", () => {
    assert.equal(USE_CHARACTERS.length, 22);
    for (const name of ["非营运", "营运", "营转非", "预约出租客运"])
      assert.ok(USE_CHARACTERS.includes(name), name);
  });

  it("begin the nationalities with the commonest", () => assert.equal(NATIONALITIES[0], "中国"));
});
