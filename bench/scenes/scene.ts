import { checkFonts } from "../cards/fonts.ts";
import { CONDITIONS } from "./conditions.ts";
import { photograph } from "./photograph.ts";
import type { Recipe, Scene, SceneType } from "./types.ts";

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
