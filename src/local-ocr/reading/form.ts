import type { LicenceType } from "../../licence/item.ts";
import { VEHICLE_BACK_FORM } from "./vehicle-back-form.ts";

/** One label of a printed form: the item it names, and what stands on the card for it. */
export interface FormLabel {
  readonly name: string;
  /** In Chinese, the usual print first. */
  readonly prints: readonly string[];
  /** In small letters below or beside it, since 2008. */
  readonly english: readonly string[];
}

/** What is printed on a page before anybody's values are. */
export interface Form {
  readonly title: string;
  readonly labels: readonly FormLabel[];
}

/** The labels whose row holds the validity, in whichever of its forms. */
export const VALIDITY = "有效期限";

const label = (name: string, prints: readonly string[], ...english: string[]): FormLabel => ({
  name,
  prints,
  english,
});

/** @see GA 482, GA 37: the styles of both licences, old and new */
export const FORMS: Readonly<Record<LicenceType, Form>> = {
  DRIVER: {
    title: "中华人民共和国机动车驾驶证",
    labels: [
      label("证号", ["证号"], "License No.", "Licence No."),
      label("姓名", ["姓名"], "Name"),
      label("性别", ["性别"], "Sex"),
      label("国籍", ["国籍"], "Nationality"),
      label("住址", ["住址"], "Address"),
      label("出生日期", ["出生日期"], "Date of Birth", "Birthday"),
      label("领证日期", ["初次领证日期", "初始领证日期"], "Date of First Issue", "Issue Date"),
      label("准驾车型", ["准驾车型"], "Class"),
      label("起始日期", ["有效起始日期"], "Valid From"),
      label(VALIDITY, ["有效期限", "有效期至"], "Valid Period", "Valid For"),
      // No items of the API page: known, so that what stands there is nobody else's value.
      label("档案编号", ["档案编号"]),
      label("累积记分", ["累积记分"]),
      label("状态", ["状态"]),
    ],
  },
  VEHICLE: {
    title: "中华人民共和国机动车行驶证",
    labels: [
      label("车牌号码", ["号牌号码", "车牌号码"], "Plate No."),
      label("车辆类型", ["车辆类型"], "Vehicle Type"),
      label("所有人", ["所有人"], "Owner"),
      label("住址", ["住址"], "Address"),
      label("使用性质", ["使用性质"], "Use Character"),
      label("品牌型号", ["品牌型号"], "Model"),
      label("识别代码", ["车辆识别代号", "车辆识别代码"], "VIN"),
      label("发动机号", ["发动机号码"], "Engine No."),
      label("注册日期", ["注册日期", "注册登记日期"], "Register Date"),
      label("发证日期", ["发证日期"], "Issue Date"),
    ],
  },
  VEHICLE_BACK: VEHICLE_BACK_FORM,
};
