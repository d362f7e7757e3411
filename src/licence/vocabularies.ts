/** What a vehicle is used for (使用性质), as the card prints it; the standard's codes A to U in order. */
export const USE_CHARACTERS: readonly string[] =
  `非营运 公路客运 公交客运 出租客运 旅游客运 货运 租赁 警用 消防 救护 工程救险 营转非 出租转非
  教练 幼儿校车 小学生校车 初中生校车 危化品运输 中小学生校车 预约出租客运 预约出租转非 营运`.split(
    /\s+/,
  );

/** Each size with each kind: 重型 and 普通货车 make 重型普通货车. */
const sized = (sizes: string, kinds: string): readonly string[] =>
  sizes.split(" ").flatMap((size) => kinds.split(/\s+/).map((kind) => size + kind));

/**
 * The types of vehicle (车辆类型) by the name the card prints.
 *
 * Complete for what is registered today; the last row are names of older cards. A card may still
 * show one that is not here, so a reader takes this list as a help and never as a gate.
 *
 * @see GA/T 16.4 (GA 24.4 before); its codes' first letter heads each group
 */
export const VEHICLE_TYPES: readonly string[] = [
  // K: buses and cars
  ...sized("大型 中型", "普通客车 双层客车 卧铺客车 铰接客车 越野客车 轿车 专用客车 专用校车"),
  ...sized("小型", "普通客车 越野客车 轿车 专用客车 专用校车 面包车"),
  ...sized("微型", "普通客车 越野客车 轿车 面包车"),
  // H: trucks
  ...sized(
    "重型 中型",
    `普通货车 厢式货车 封闭货车 罐式货车 平板货车 集装厢车 自卸货车 特殊结构货车 仓栅式货车
    车辆运输车 厢式自卸货车 罐式自卸货车 平板自卸货车 集装厢自卸货车 特殊结构自卸货车 仓栅式自卸货车`,
  ),
  ...sized(
    "轻型",
    `普通货车 厢式货车 封闭货车 罐式货车 平板货车 自卸货车 特殊结构货车 仓栅式货车 车辆运输车
    厢式自卸货车 罐式自卸货车 平板自卸货车 特殊结构自卸货车 仓栅式自卸货车`,
  ),
  ...sized(
    "微型",
    `普通货车 厢式货车 封闭货车 罐式货车 自卸货车 特殊结构货车 仓栅式货车 车辆运输车 厢式自卸货车
    罐式自卸货车 特殊结构自卸货车 仓栅式自卸货车`,
  ),
  ...sized("普通 厢式 罐式 自卸 仓栅式 厢式自卸 罐式自卸", "低速货车"),
  // Q: tractors of trailers
  ...sized("重型 中型 轻型", "半挂牵引车 全挂牵引车"),
  // B: semi-trailers, and trailers with their axles in the middle
  ...sized(
    "重型 中型 轻型",
    `普通半挂车 厢式半挂车 罐式半挂车 平板半挂车 集装箱半挂车 自卸半挂车 特殊结构半挂车 仓栅式半挂车
    旅居半挂车 专项作业半挂车 低平板半挂车 车辆运输半挂车 罐式自卸半挂车 平板自卸半挂车
    集装箱自卸半挂车 特殊结构自卸半挂车 仓栅式自卸半挂车 专项作业自卸半挂车 低平板自卸半挂车
    中置轴旅居挂车 中置轴车辆运输车 中置轴普通挂车`,
  ),
  // G: full trailers
  ...sized(
    "重型 中型 轻型",
    `普通全挂车 厢式全挂车 罐式全挂车 平板全挂车 集装箱全挂车 自卸全挂车 仓栅式全挂车 旅居全挂车
    专项作业全挂车 厢式自卸全挂车 罐式自卸全挂车 平板自卸全挂车 集装箱自卸全挂车 仓栅式自卸全挂车
    专项作业自卸全挂车`,
  ),
  // Z: vehicles that do a work of their own
  ...sized("大型 中型 小型 微型 重型 轻型", "非载货专项作业车 载货专项作业车"),
  // D, M, N: trolleybuses and trams, motorcycles, three-wheelers
  ...sized("无轨 有轨", "电车"),
  ...sized("普通 轻便", "正三轮摩托车 二轮摩托车"),
  ...["正三轮载客摩托车", "正三轮载货摩托车", "侧三轮摩托车", "三轮汽车"],
  // T, J: farm tractors, machines on wheels
  ...["大型轮式拖拉机", "小型轮式拖拉机", "手扶拖拉机", "手扶变形运输机"],
  ...sized("轮式", "装载机械 挖掘机械 平地机械"),
  "其它", // X99
  // Older cards
  ...["轿车", ...sized("大型 中型 小型 微型 重型 轻型", "专项作业车")],
];

/** Nationalities (国籍) as the card prints them, the commonest first. A help to a reader, never a gate. */
export const NATIONALITIES: readonly string[] =
  `中国 美国 韩国 日本 英国 法国 德国 加拿大 澳大利亚 新西兰 俄罗斯 意大利 西班牙 荷兰 瑞士 瑞典 挪威
  丹麦 芬兰 比利时 奥地利 爱尔兰 葡萄牙 波兰 希腊 乌克兰 土耳其 以色列 印度 巴基斯坦 新加坡 马来西亚
  泰国 越南 菲律宾 印度尼西亚 缅甸 蒙古 朝鲜 哈萨克斯坦 巴西 墨西哥 阿根廷 南非 埃及 尼日利亚`.split(
    /\s+/,
  );
