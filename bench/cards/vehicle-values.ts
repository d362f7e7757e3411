import { dayBetween, type Day } from "./calendar.ts";
import { CITIES, type City } from "./data/places.ts";
import { COMPANY_STEMS, COMPANY_TRADES, USES, VEHICLE_TYPES, type Model } from "./data/vehicles.ts";
import type { Truth } from "./driver-values.ts";
import { inventAddress, inventPerson } from "./person.ts";
import type { Random } from "./random.ts";

/** Letters of plates: I and O would be read as digits. */
const PLATE_SIGNS = Array.from("ABCDEFGHJKLMNPQRSTUVWXYZ");
const VIN_SIGNS = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ";
const VIN_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
/** What each letter of a chassis number counts (ISO 3779); digits count themselves. */
const VIN_WORTH = new Map(
  Array.from("ABCDEFGH JKLMN P R STUVWXYZ").map((sign, at) => [sign, worthAt(at)]),
);
/** Model year signs from 2004 on. */
const YEAR_SIGNS = "456789ABCDEFGHJKLMNPRSTV";

/** Invents a vehicle, its owner, and days that could be true of it. */
export function inventVehicle(random: Random): Truth {
  const city = random.pick(CITIES);
  const [type, models] = random.weighted(
    VEHICLE_TYPES.map(([name, share, list]) => [[name, list] as const, share]),
  );
  const model = random.pick(models);
  const earliest = model.energy ? "2018-01-01" : "2004-06-01";
  const registered = dayBetween(earliest, "2026-10-31", random.unit());
  const use = useOf(random, type);
  const owned = use !== "非营运" || random.chance(0.2);
  const [, companyAddress] = inventAddress(random, city);
  const person = inventPerson(random, city, "2006-06-30");
  return {
    车牌号码: plateOf(random, city, { type, model, use, registered }),
    车辆类型: type,
    所有人: owned && use !== "营转非" ? ownerOf(random, city, use) : person.name,
    住址: owned ? companyAddress : person.address,
    使用性质: use,
    品牌型号: model.model,
    识别代码: chassisOf(random, model, Number(registered.slice(0, 4))),
    发动机号: engineOf(random, model),
    注册日期: registered,
    发证日期: random.chance(0.7) ? registered : dayBetween(registered, "2026-10-31", random.unit()),
    红章: city.authority,
  };
}

function useOf(random: Random, type: string): string {
  if (/货车|挂/.test(type))
    return random.weighted([
      ["货运", 5],
      ["非营运", 4],
      ["危化品运输", 1],
    ]);
  if (type.includes("摩托")) return "非营运";
  if (type.includes("校车"))
    return random.pick(USES.map(([use]) => use).filter((use) => use.endsWith("校车")));
  // Goods go by lorry, and pupils and patients in nothing smaller than a van.
  const not = type.endsWith("普通客车") ? /货运|危化品/ : /货运|危化品|校车|公交|公路|救护/;
  return random.weighted(USES.filter(([use]) => !not.test(use)));
}

function ownerOf(random: Random, { city, province }: City, use: string): string {
  if (use === "警用") return `${city}公安局`;
  if (use === "消防") return `${city}消防救援支队`;
  if (use === "救护") return `${city}第${random.pick(Array.from("一二三四五六"))}人民医院`;
  const place = random.pick([city, city.replace(/市$/, ""), `${province}${city}`]);
  const branch = random.chance(0.08)
    ? `${random.pick(["第一", "第二", "东城", "开发区"])}分公司`
    : "";
  return `${place}${random.pick(COMPANY_STEMS)}${random.pick(COMPANY_TRADES)}${branch}`;
}

/** What a plate depends on. */
interface Vehicle {
  readonly type: string;
  readonly model: Model;
  readonly use: string;
  readonly registered: Day;
}

/** Digits, and where letters stand among them. */
const PLATE_SHAPES = "##### @#### #@### @@### ###@# ###@@ @#@## ####@ ##@##".split(" ");

function plateOf(random: Random, { plate }: City, vehicle: Vehicle): string {
  const { type, model, use, registered } = vehicle;
  const area = plate.length > 1 ? plate : `${plate}${random.pick(Array.from("ABCEFGHJKLMN"))}`;
  const fill = (shape: string) =>
    area +
    shape.replace(/[#@]/g, (it) =>
      it === "#" ? String(random.whole(0, 9)) : random.pick(PLATE_SIGNS),
    );
  if (model.energy)
    return fill(
      `${energyLetter(random, model.energy, registered)}${random.chance(0.35) ? "@" : "#"}####`,
    );
  if (type.includes("半挂车")) return fill("####挂");
  if (use === "教练") return fill("####学");
  if (use === "警用") return fill("####警");
  return fill(random.pick(PLATE_SHAPES));
}

/** D and F came first; where they run out, A, B and G follow. */
function energyLetter(random: Random, energy: "electric" | "hybrid", registered: Day): string {
  const first = energy === "electric" ? "D" : "F";
  if (registered < "2021-06-01" || random.chance(0.6)) return first;
  return energy === "electric" ? random.pick(["A", "B"]) : "G";
}

/** 17 signs by GB 16735; four in a hundred carry a check digit that is wrong. */
function chassisOf(random: Random, { chassis }: Model, year: number): string {
  const made = YEAR_SIGNS.charAt(Math.min(year - 2004, YEAR_SIGNS.length - 1));
  const order = String(random.whole(0, 999_999)).padStart(6, "0");
  const signs = `${chassis}0${made}${random.pick(Array.from(VIN_SIGNS))}${order}`;
  const sum = Array.from(signs).reduce(
    (total, sign, at) => total + worthOf(sign) * (VIN_WEIGHTS[at] ?? 0),
    0,
  );
  const wrong = random.chance(0.04) ? random.whole(1, 10) : 0;
  return `${signs.slice(0, 8)}${"0123456789X".charAt((sum + wrong) % 11)}${signs.slice(9)}`;
}

const worthOf = (sign: string) => VIN_WORTH.get(sign) ?? Number(sign);

/** A to H count 1 to 8, J to R count 1 to 9, S to Z count 2 to 9: the gaps are the letters left out. */
function worthAt(at: number): number {
  if (at < 9) return at + 1;
  return at < 18 ? at - 8 : at - 17;
}

function engineOf(random: Random, { engines }: Model): string {
  const signs = Array.from(random.pick(engines)).map((sign) => {
    if (sign === "#") return String(random.whole(0, 9));
    return sign === "@" ? random.pick(PLATE_SIGNS) : sign.replace("_", " ");
  });
  return signs.join("");
}
