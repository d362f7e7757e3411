import { chooseShot } from "../cards/camera.ts";
import { develop } from "../cards/develop.ts";
import { checkFonts } from "../cards/fonts.ts";
import { createRandom } from "../cards/random.ts";
import { closeUp } from "./aim.ts";
import { arrange } from "./arrange.ts";
import { clutter } from "./clutter.ts";
import { CONDITIONS } from "./conditions.ts";
import { traceInk } from "./hidden.ts";
import { drawDesk, layPage, laySleeve } from "./lay.ts";
import { projectionOf } from "./outline.ts";
import { shine } from "./shine.ts";
import { chooseTable } from "./table.ts";
import { turn } from "./whole.ts";
import type { Order, Recipe, Scene, SceneType } from "./types.ts";

export type { Scene, SceneType };
export { CONDITIONS };

const MAIN_PAGES: readonly SceneType[] = ["DRIVER", "VEHICLE"];

/** Which types a condition can be drawn for. */
export const typesOf = (condition: string): readonly SceneType[] =>
  recipeOf(condition).types ?? MAIN_PAGES;

/**
 * Draws a photograph in which one page is to be read.
 *
 * @param condition - a name of {@link CONDITIONS}
 * @param seed - any whole number; condition, type and seed decide every byte
 * @throws {RangeError} if there is no such condition, or none for the type
 * @throws {Error} naming the packages of fonts that are missing
 */
export function drawScene(condition: string, type: SceneType, seed: number): Promise<Scene> {
  checkFonts();
  const recipe = recipeOf(condition);
  const order = { condition, type, seed };
  const types = typesOf(condition);
  if (!types.includes(type))
    throw new RangeError(`Expected ${types.join(" or ")} for “${condition}”, got ${type}`);
  return recipe.instead?.(order) ?? photograph(recipe, order);
}

function recipeOf(condition: string): Recipe {
  const recipe = CONDITIONS.get(condition);
  if (recipe) return recipe;
  const names = [...CONDITIONS.keys()].join(", ");
  throw new RangeError(`Expected a condition of ${names}; got “${condition}”`);
}

async function photograph(recipe: Recipe, order: Order): Promise<Scene> {
  const { condition, type, seed } = order;
  const stream = (purpose: string) => createRandom(seed, `scene ${condition} ${type} ${purpose}`);
  const shots = stream("shot");
  const usual = chooseShot(shots);
  const shot = recipe.shot?.(usual, shots) ?? usual;
  const { size, pages, sleeves } = await arrange(recipe, order, shot.film);
  const camera = recipe.aim?.(size, shot, stream("aim")) ?? closeUp(size, shot);
  const picture = await drawDesk(
    chooseTable(stream("desk"), shot.name === "scan", recipe.aim !== undefined),
    camera,
  );
  const about = recipe.aim ? clutter(size, stream("clutter")) : [];
  for (const sleeve of [...about, ...sleeves]) laySleeve(picture, camera, sleeve, stream("sleeve"));
  for (const { page, outline } of pages) await layPage(picture, camera, outline, page.paper);
  const [asked] = pages;
  if (!asked) throw new RangeError("Expected a page in the picture, got none");
  const eye = { ...camera, projection: projectionOf(camera, asked.outline) };
  const { before, after } = recipe;
  const traces = before || after ? traceInk(asked.page.inked, eye.projection) : [];
  const hidden = before?.(picture, eye, traces, stream("before")) ?? [];
  shine(picture, shot, stream("light"));
  const blinded = after?.(picture, eye, traces, stream("after")) ?? [];
  const developed = await develop(picture, shot, stream("noise"));
  const image = recipe.isTurned
    ? await turn(developed, stream("turn").pick([90, 180, 270]))
    : developed;
  return { image, type, truth: asked.page.truth, gone: [...hidden, ...blinded], condition };
}
