import type { DriverForm } from "./driver-values.ts";
import type { Form, Label, Slot } from "./layout.ts";

const COMMON_LABELS: readonly Label[] = [
  { x: 17.5, y: 15.9, chinese: "证号", english: "License No." },
  { x: 4.6, y: 21.9, chinese: "姓名", english: "Name" },
  { x: 43.5, y: 21.9, chinese: "性别", english: "Sex" },
  { x: 58.5, y: 21.9, chinese: "国籍", english: "Nationality" },
  { x: 4.6, y: 28, chinese: "住址", english: "Address" },
];

const COMMON_SLOTS: readonly Slot[] = [
  { item: "证号", x: 29.5, y: 16.5, width: 40, lines: 1 },
  { item: "姓名", x: 13.5, y: 22.5, width: 28, lines: 1 },
  { item: "性别", x: 50.5, y: 22.5, width: 7, lines: 1 },
  { item: "国籍", x: 69, y: 22.5, width: 15, lines: 1 },
  { item: "住址", x: 13.5, y: 28.6, width: 71, lines: 2 },
  { item: "出生日期", x: 42.6, y: 37.6, width: 20, lines: 1 },
  { item: "领证日期", x: 42.6, y: 43.5, width: 20, lines: 1 },
  { item: "准驾车型", x: 42.6, y: 49.4, width: 20, lines: 1 },
];

const RULES = [
  { x: 12.5, y: 23.4, width: 29 },
  { x: 49.5, y: 23.4, width: 7.5 },
  { x: 68, y: 23.4, width: 16.5 },
  { x: 12.5, y: 29.5, width: 72 },
  { x: 41.6, y: 38.5, width: 20 },
  { x: 41.6, y: 44.4, width: 20 },
  { x: 41.6, y: 50.3, width: 20 },
];

/** The driver's licence: "new" since 2013, "old" before. */
export function driverForm(form: DriverForm, birthday: boolean): Form {
  const validity = form === "new" ? newValidity : oldValidity;
  return {
    title: "中华人民共和国机动车驾驶证",
    englishTitle: "Driving License of the People's Republic of China",
    labelSize: 2.45,
    seal: { x: 3.6, y: 32.6, width: 20, height: 20 },
    portrait: { x: 64.6, y: 32, width: 19.8, height: 25.6 },
    labels: [...COMMON_LABELS, ...datesOf(birthday), ...validity.labels],
    slots: [...COMMON_SLOTS, ...validity.slots],
    rules: RULES,
  };
}

/** Some printings say Birthday and Issue Date instead. */
const datesOf = (birthday: boolean): readonly Label[] => [
  { x: 25.6, y: 37, chinese: "出生日期", english: birthday ? "Birthday" : "Date of Birth" },
  {
    x: 25.6,
    y: 42.9,
    chinese: "初次领证日期",
    english: birthday ? "Issue Date" : "Date of First Issue",
  },
  { x: 25.6, y: 48.8, chinese: "准驾车型", english: "Class" },
];

/** Both ends stand in one line. */
const newValidity = {
  labels: [{ x: 4.6, y: 55.4, chinese: "有效期限", english: "Valid Period" }],
  slots: [
    { item: "起始日期", x: 18, y: 56, width: 18, lines: 1 },
    { item: "有效日期", x: 34.4, y: 56, width: 24, lines: 1, joins: "至" },
  ],
} as const;

const oldValidity = {
  labels: [
    { x: 4.6, y: 55.4, chinese: "有效起始日期", english: "Valid From" },
    { x: 39.5, y: 55.4, chinese: "有效期限", english: "Valid For" },
  ],
  slots: [
    { item: "起始日期", x: 21, y: 56, width: 17, lines: 1 },
    { item: "有效日期", x: 51, y: 56, width: 11, lines: 1 },
  ],
} as const;
