import { halfWidth } from "./text.ts";

/**
 * The classes of vehicle a licence may allow (准驾车型).
 *
 * @see 机动车驾驶证申领和使用规定 (order 162 of the Ministry of Public Security), annex 1; C6 since
 *   1 April 2022
 */
export const VEHICLE_CLASSES = [
  "A1", // 大型客车
  "A2", // 重型牵引挂车
  "A3", // 城市公交车
  "B1", // 中型客车
  "B2", // 大型货车
  "C1", // 小型汽车
  "C2", // 小型自动挡汽车
  "C3", // 低速载货汽车
  "C4", // 三轮汽车
  "C5", // 残疾人专用小型自动挡载客汽车
  "C6", // 轻型牵引挂车
  "D", // 普通三轮摩托车
  "E", // 普通二轮摩托车
  "F", // 轻便摩托车
  "M", // 轮式专用机械车
  "N", // 无轨电车
  "P", // 有轨电车
] as const;

export type VehicleClass = (typeof VEHICLE_CLASSES)[number];

/** The card prints classes without a separator; services put these between them, or around. */
const SEPARATORS = /^[\s,、/;.·+]+/;

/**
 * The classes in a text, in its order, each once: "A2D" and "a2, d" are A2 and D.
 *
 * All of the text must be classes. "CI" is none: that it means C1 is a guess, and this gateway
 * does not correct.
 *
 * @returns one class or more; `undefined` when the text is anything else
 */
export function vehicleClassesFrom(text: string): readonly VehicleClass[] | undefined {
  const classes = new Set<VehicleClass>();
  let rest = halfWidth(text).toUpperCase().replace(SEPARATORS, "");
  while (rest !== "") {
    const next = VEHICLE_CLASSES.find((each) => rest.startsWith(each));
    if (next === undefined) return undefined;
    classes.add(next);
    rest = rest.slice(next.length).replace(SEPARATORS, "");
  }
  return classes.size > 0 ? [...classes] : undefined;
}
