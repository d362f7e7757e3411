/** A model as its licence names it. */
export interface Model {
  /** 品牌型号: brand, 牌, and the model's code. */
  readonly model: string;
  /** First eight signs of its chassis numbers, check digit and what follows left out. */
  readonly chassis: string;
  readonly engines: readonly string[];
  /** Absent for what burns fuel alone; the others carry new-energy plates, told apart by a letter. */
  readonly energy?: "electric" | "hybrid";
}

const model = (line: string): Model => {
  const [name = "", chassis = "", engines = "", energy] = line.split(" ");
  return {
    model: name,
    chassis,
    engines: engines.split("/"),
    ...((energy === "electric" || energy === "hybrid") && { energy }),
  };
};

/**
 * Vehicle types, what share of the roads they hold (any unit), and models of each.
 *
 * An engine is a pattern: `#` is a digit, `@` a letter, `_` a space in the number.
 */
export const VEHICLE_TYPES: readonly (readonly [string, number, readonly Model[]])[] = [
  [
    "小型轿车",
    44,
    [
      "别克牌SGM7151LAAA LSGBC534 L3G_########/#########",
      "别克牌SGM7161DAAA LSGPB54E #########",
      "大众牌SVW71412BM LSVNV2BR CUC######/CST######",
      "大众牌FV7146BBDGG LFV2A215 EA211_######/CKA######",
      "东风雪铁龙牌DC7183LYAA LDC913L2 ######/10XN########",
      "北京现代牌BH7160QMAY LBEHDAFB G4FG@@######",
      "朗逸牌SVW7167QSD LSVAM418 CSR######",
      "长安牌SC7164A5 LS5A3ABE JL478QEE_@###@######",
      "长安福特牌CAF7152A5 LVSHCFAE ########",
      "吉利美日牌MR7152H01 L6T7824S JLH-3G15TD_#########",
      "红旗牌CA7150HA6T LFPH3ACC CA4GB15TD-35E###@#####",
      "丰田牌TV7184GLX-iD LFMARE0C ZR#######/#ZR_@######",
      "东风日产牌DFL7168VAL3 LGBH52E0 HR16######@",
      "本田牌HG7154CAC5 LHGGM263 L15B8_#######",
      "梅赛德斯-奔驰牌BJ7154GEL LE4WG4CB 264920@########",
      "宝马牌BMW7201SL LBV8A940 ########@",
      "奥迪牌FV7203BECBG LFV3A24G CUJ######",
      "比亚迪牌BYD7009BEVA1 LGXCE4CB TZ204XSA########/########## electric",
      "比亚迪牌BYD7152WT6HEVC8 LC0CE4DC BYD472QA########## hybrid",
      "特斯拉牌TSL7000BEVAR0 LRW3E7FA ###@######/TG########## electric",
      "小鹏牌NHQ7002BEVHA L1NSPGHB TZ230XS###@@### electric",
      "广汽埃安牌GAM7001BEVA0C LNAA2AA1 TZ180XS######### electric",
    ].map(model),
  ],
  [
    "小型普通客车",
    18,
    [
      "哈弗牌CC6464UM01 LGWEF4A5 GW4C20@##########",
      "五菱牌LZW6442JF LZWADAGA LAR_@########/########",
      "宝骏牌LZW6471BBY LZWADAGB LJO_########",
      "江淮牌HFC6502KMV LJ166A34 D########",
      "传祺牌GAC6450CHEV6 LMGKB1L5 4A15J1_######## hybrid",
      "本田牌DHW6455RVSSE LVHRU583 R20A7_#######",
      "东风牌DFXC6450T5 LGK032K6 DK15-06_#########",
      "理想牌LXA6500SHEVM16 HLX33B12 L2E15M#######@ hybrid",
    ].map(model),
  ],
  [
    "小型越野客车",
    7,
    [
      "哈弗牌CC6460RM05 LGWFF4A5 GW4C20NT#######",
      "丰田牌TV6463GL6A LFMJN4D5 #AR_@######",
      "北京牌BJ6476BUV LNBMDBAK B201R##########",
      "三菱牌CFA6470M LL66HAC0 4G69S4N_@@####",
    ].map(model),
  ],
  [
    "微型轿车",
    3,
    [
      "五菱牌LZW7001EVA LK6ADAE2 TZ160X######### electric",
      "奇瑞牌SQR7080 LVVDB12A SQR372_@######",
    ].map(model),
  ],
  [
    "小型面包车",
    4,
    [
      "五菱牌LZW6407B3 LZWACAGA L3C_########/########",
      "长安牌SC6408A5 LS4AAB3D JL465Q5_######@",
    ].map(model),
  ],
  [
    "轻型普通货车",
    7,
    [
      "江铃牌JX1041TG25 LEFYECG2 JX493ZLQ4_########",
      "福田牌BJ1048V9JEA-F1 LVBV3JBB 4JB1_########",
      "长安牌SC1031GDD51 LSCABN3E JL474QE_##@#####",
    ].map(model),
  ],
  [
    "轻型厢式货车",
    4,
    [
      "东风牌EQ5041XXY8BD2AC LGDCH81G ZD30_D######",
      "江淮牌HFC5043XXYP91K1C2V LJ11KBAC HFC4DA1-2C_######",
    ].map(model),
  ],
  ["中型普通货车", 2, ["解放牌CA1125PK2L2E4A80 LFNAFRJM CA4DF3-13E4_######"].map(model)],
  [
    "重型自卸货车",
    3,
    [
      "豪沃牌ZZ3257N3847A LZZ5ELND WD615.47_########",
      "陕汽牌SX3255DR384 LZGJLDR4 WP10.336N_#########",
    ].map(model),
  ],
  [
    "重型半挂牵引车",
    4,
    [
      "东风牌DFL4251A15 LGAG4DY3 ISLe375_########",
      "解放牌CA4250P66K25T1E5 LFWSRXRJ CA6DM2-42E5_########",
    ].map(model),
  ],
  ["重型普通半挂车", 2, ["中集牌ZJV9400CLX LJRC13GP 无"].map(model)],
  ["中型普通客车", 2, ["宇通牌ZK6609D5 LZYTATE6 YC4FA115_@####@#####"].map(model)],
  [
    "大型普通客车",
    3,
    [
      "宇通牌ZK6122HQ5Y LZYTDTD6 ISL8.9E5_########",
      "金龙牌XMQ6127BYD5C LA6R1HSJ WP7.300_@########",
    ].map(model),
  ],
  ["大型专用校车", 1, ["宇通牌ZK6935DX61 LZYTBTBW YC6J200_@#######"].map(model)],
  [
    "普通二轮摩托车",
    3,
    ["豪爵牌HJ125-8V LC6PCJG9 157FMI-A_@######", "本田牌WH125T-5A LWBTCJ1A WH152QMI_##@#####"].map(
      model,
    ),
  ],
  ["重型特殊结构货车", 1, ["程力威牌CLW5250GJYD5 LGAX3A13 YC6L280-50_@#######"].map(model)],
];

/** How a vehicle is used, by how often a licence says so (any unit). */
export const USES: readonly (readonly [string, number])[] = [
  ["非营运", 60],
  ["货运", 8],
  ["公路客运", 2],
  ["公交客运", 2],
  ["出租客运", 4],
  ["旅游客运", 2],
  ["租赁", 3],
  ["警用", 1],
  ["消防", 1],
  ["救护", 1],
  ["工程救险", 1],
  ["营转非", 2],
  ["出租转非", 1.5],
  ["教练", 2],
  ["幼儿校车", 1],
  ["小学生校车", 1],
  ["初中生校车", 0.7],
  ["中小学生校车", 0.7],
  ["危化品运输", 1],
  ["预约出租客运", 2],
  ["预约出租转非", 0.7],
];

export const COMPANY_STEMS: readonly string[] =
  "鑫达 宏远 恒通 顺发 四海 华瑞 金桥 天成 安顺 德邦兴 联众 佳和 远航 博雅 中泰恒 万里行 东升 长风 众诚 利民".split(
    " ",
  );
export const COMPANY_TRADES: readonly string[] =
  "物流有限公司 汽车运输有限公司 汽车租赁有限公司 建筑工程有限公司 商贸有限责任公司 旅游客运有限公司 出租汽车有限责任公司 信息技术股份有限公司 机械设备制造有限公司 驾驶员培训有限公司 农业科技发展有限公司 危险货物运输有限公司".split(
    " ",
  );
