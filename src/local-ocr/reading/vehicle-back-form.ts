import type { Form } from "./form.ts";

const label = (name: string, ...others: string[]) => ({
  name,
  prints: [name, ...others],
  english: [],
});

/**
 * The second page of a vehicle licence. Its labels have no English below them, and its title is not
 * printed on all of them: the page is known by its labels then (`back-page.ts`).
 *
 * @see GA 37
 */
export const VEHICLE_BACK_FORM: Form = {
  title: "中华人民共和国机动车行驶证副页",
  labels: [
    label("号牌号码", "车牌号码"),
    label("档案编号"),
    label("核定载人数", "核定载客"),
    label("总质量"),
    label("整备质量"),
    label("核定载质量"),
    label("外廓尺寸"),
    label("准牵引总质量"),
    label("备注"),
    label("检验记录"),
  ],
};
