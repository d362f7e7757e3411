import { capped, confidenceOf, textOfLetters } from "./confidence.ts";
import { joined } from "./field.ts";
import type { Field } from "./field.ts";
import { heightOf } from "./page.ts";
import type { Piece } from "./page.ts";

const PROVINCES =
  `北京市 天津市 上海市 重庆市 河北省 山西省 辽宁省 吉林省 黑龙江省 江苏省 浙江省 安徽省
  福建省 江西省 山东省 河南省 湖北省 湖南省 广东省 海南省 四川省 贵州省 云南省 陕西省 甘肃省 青海省
  内蒙古自治区 广西壮族自治区 西藏自治区 宁夏回族自治区 新疆维吾尔自治区`.split(/\s+/);

/** The name of the item on the API page. */
export const SEAL = "红章";

/** What the seals of the issuing offices say, from old to new. */
const OFFICE = /^[\u4E00-\u9FFF]{2,16}公安(局|厅)[\u4E00-\u9FFF]{0,12}(队|局|所)$/;
/** A seal's letters are larger than a label's by at least this. */
const LARGER = 1.2;
/** The most that is said of a seal: it lies over a pattern, often half printed. */
const MOST = 0.95;

/**
 * The red seal (红章), where its rows make the name of an office; else nothing.
 *
 * @param loose - what belongs to no label, in reading order
 * @param unit - height of a label
 */
export function sealOf(loose: readonly Piece[], unit: number): readonly Field[] {
  const rows = loose.filter(
    ({ text, box }) => /^[\u4E00-\u9FFF]+$/.test(text) && heightOf(box) > LARGER * unit,
  );
  const text = textOfLetters(joined(rows).letters);
  const isOffice = OFFICE.test(text) && PROVINCES.some((province) => text.startsWith(province));
  if (!isOffice) return [];
  return [{ name: SEAL, lines: rows, text, confidence: capped(confidenceOf(joined(rows)), MOST) }];
}
