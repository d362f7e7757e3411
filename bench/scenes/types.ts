import type { Shot } from "../cards/camera.ts";
import type { Random } from "../cards/random.ts";
import type { Camera, Size } from "./aim.ts";
import type { Overlay } from "./overlay.ts";
import type { Look, Page } from "./page.ts";

/** Which page a reader is asked for. */
export const SCENE_TYPES = ["DRIVER", "VEHICLE", "VEHICLE_BACK"] as const;
export type SceneType = (typeof SCENE_TYPES)[number];

/** What decides a picture. */
export interface Order {
  readonly condition: string;
  readonly type: SceneType;
  readonly seed: number;
}

/** A photograph in which one page is to be read. */
export interface Scene {
  /** A JPEG file; of `electronic licence` a PNG file. */
  readonly image: Buffer;
  readonly type: SceneType;
  /** What that page says, by the API page's item names, as in `bench/cards`. */
  readonly truth: Readonly<Record<string, string>>;
  /** Items that something covers: a reader must say nothing of them, or be unsure. */
  readonly gone: readonly string[];
  readonly condition: string;
}

/** How pages lie in a picture. */
export type Arrangement = "one" | "beside" | "reversed" | "above" | "both licences";

/** What sets a condition apart; whatever is absent is as in a plain close photograph. */
export interface Recipe {
  /** For which types there is such a picture; default: the two main pages. */
  readonly types?: readonly SceneType[];
  /** Default: the page alone. */
  readonly arrangement?: Arrangement;
  /** Another form, or other values. */
  readonly edit?: (page: Page, random: Random, order: Order) => Page;
  readonly look?: (look: Look, random: Random) => Look;
  readonly shot?: (shot: Shot, random: Random) => Shot;
  /** Default: the pages fill the picture. */
  readonly aim?: (size: Size, shot: Shot, random: Random) => Camera;
  /** Comes before the light: it is lit too. */
  readonly before?: Overlay;
  /** Comes after the light. */
  readonly after?: Overlay;
  /** Whether the camera was held sideways or upside down, with no tag that says so. */
  readonly isTurned?: true;
  /** Draws the picture another way altogether. */
  readonly instead?: (order: Order) => Promise<Scene>;
}
