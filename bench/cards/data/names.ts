/** Surnames: the common ones stand here more than once, and are drawn more often. */
export const SURNAMES: readonly string[] = Array.from(
  "王李张刘陈杨黄赵吴周" +
    "王李张刘陈徐孙马朱胡" +
    "郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董" +
    "潘袁蔡蒋余于杜叶程魏苏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤",
);

export const DOUBLE_SURNAMES: readonly string[] = [
  "欧阳",
  "上官",
  "司马",
  "诸葛",
  "皇甫",
  "慕容",
  "端木",
  "尉迟",
];

/** Characters of men's given names. */
export const MALE_GIVEN = Array.from(
  "伟强磊军勇杰涛超明刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林欢阳建文志国海晨昊然子轩博" +
    "泽宏振东兴福贵荣德仁义信忠良庆祥云山川河江南北春秋冬雨雷震天正光耀祖永锋毅诚",
);

/** Characters of women's given names. */
export const FEMALE_GIVEN = Array.from(
  "芳娜秀英敏静丽艳娟霞红梅燕玲桂兰洁琳雪慧莉婷玉萍倩颖丹晶晴佳怡欣梦瑶诗涵雅琴菊凤" +
    "珍素云春莲月香彩美淑惠珠翠芬蓉岚薇蕾馨璐妍萱彤楠宁青",
);

/** Characters that readers seldom see: about one name in fifty carries one. */
export const RARE_GIVEN = Array.from(
  "堃喆龑昉赟翀彧骉犇焱燚玥珺旻昇濛嫣婧煜烨晟钰琨甯翾瀚祎禛淼鑫垚珩璟瑄",
);

/** Given names before and after the dot of names such as “买买提·吐尔逊”. */
export const DOTTED_NAMES: readonly string[] = [
  "买买提",
  "吐尔逊",
  "阿依古丽",
  "艾力",
  "热娜",
  "木拉提",
  "帕提古丽",
  "玉素甫",
];

/** Holders from elsewhere: nationality, a man's name and a woman's, as the card prints them. */
export const FOREIGNERS: readonly (readonly [string, string, string])[] = [
  ["美国", "大卫史密斯", "玛丽米勒"],
  ["韩国", "朴志训", "金秀贤"],
  ["日本", "田中健一", "佐藤美咲"],
  ["俄罗斯", "伊万诺夫", "安娜彼得罗娃"],
  ["德国", "马丁施密特", "安娜贝克尔"],
];
