import type { Item } from "../../src/licence/item.ts";

/** Items of full confidence, from what is read under each label. */
export const itemsOf = (texts: Readonly<Record<string, string>>): readonly Item[] =>
  Object.entries(texts).map(([label, text]) => ({ label, text, confidence: 1 }));

/** Nobody's licence, and nothing wrong with it on {@link TODAY}. */
export const DRIVER = {
  证号: "440524198001010013",
  姓名: "张三",
  性别: "男",
  国籍: "中国",
  住址: "广东省汕头市潮阳区某某路1号",
  出生日期: "1980-01-01",
  领证日期: "2014-12-25",
  准驾车型: "A2D",
  起始日期: "2020-12-25",
  有效日期: "2030-12-25",
} as const;

/** Nobody's vehicle, and nothing wrong with it. */
export const VEHICLE = {
  车牌号码: "京A·F0236",
  车辆类型: "小型轿车",
  所有人: "李四",
  住址: "北京市朝阳区某某路1号",
  使用性质: "非营运",
  品牌型号: "东风雪铁龙牌DC7183LYAA",
  识别代码: "LATPAB071W1005301",
  发动机号: "A123456",
  注册日期: "2010-01-01",
  发证日期: "2010-01-02",
} as const;

/** The second page of the same vehicle. */
export const VEHICLE_BACK = {
  号牌号码: "京A·F0236",
  档案编号: "110012345678",
  核定载人数: "5人",
  总质量: "1845kg",
  整备质量: "1470kg",
  核定载质量: "--",
  外廓尺寸: "4865×1820×1475mm",
  准牵引总质量: "--",
  备注: "强制报废期止:2035-07-11",
  检验记录: "检验有效期至2026年12月京A(01)",
} as const;

export const TODAY = "2026-11-20";
