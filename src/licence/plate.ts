import { halfWidth } from "./text.ts";

/** What the plates of each province begin with. */
export const PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

/** A serial has no I and no O. The letter of the city may be O: police plates had it. */
const CITY = `[${PROVINCES}][A-HJ-Z]`;
const SERIAL = "[A-HJ-NP-Z0-9]";
/** Marks a new-energy vehicle: A to E are electric, F to K have an engine too. */
const ENERGY = "[A-HJK]";

/** Every form of plate a vehicle licence can carry, without separators. */
const FORMS = [
  `${CITY}${SERIAL}{5}`,
  `${CITY}${SERIAL}{4}[挂学警港澳]`,
  `${CITY}${ENERGY}${SERIAL}\\d{4}`, // new energy, small
  `${CITY}\\d{5}${ENERGY}`, // new energy, large
  `[${PROVINCES}][A-Z]\\d{4}应急`, // fire and rescue, since 2018
  `${CITY}${SERIAL}{4}[使领]`,
  `[${PROVINCES}]\\d{4,6}领`, // consulates, older
  "使\\d{6}", // embassies, older
  "\\d{6}使",
];
const PLATE = new RegExp(`^(?:${FORMS.join("|")})$`);

/** Printed between the city's letter and the serial, in the forms that services answer. */
const SEPARATORS = /[\s·•・･‧∙⋅.\-–—_]/g;

/**
 * Whether the text is a plate number (号牌号码) in the form this gateway gives it: half-width
 * capitals, no separators.
 *
 * @see GA 36-2018, and the letters added for new energy since
 */
export const isPlate = (text: string): boolean => PLATE.test(text);

/**
 * The plate number in a text: "京a·Ｆ0236" as "京AF0236".
 *
 * Takes out separators, and nothing else: a letter O where only 0 can stand makes it no plate.
 *
 * @returns `undefined` when the text is no plate number
 */
export function plateFrom(text: string): string | undefined {
  const plate = halfWidth(text).replace(SEPARATORS, "").toUpperCase();
  return isPlate(plate) ? plate : undefined;
}
