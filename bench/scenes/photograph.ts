import { chooseShot } from "../cards/camera.ts";
import { develop } from "../cards/develop.ts";
import { createRandom } from "../cards/random.ts";
import { closeUp, type Camera } from "./aim.ts";
import { arrange } from "./arrange.ts";
import { clutter } from "./clutter.ts";
import { traceInk } from "./hidden.ts";
import { drawDesk, layPage, laySleeve } from "./lay.ts";
import { projectionOf } from "./outline.ts";
import type { DrawnPage } from "./page.ts";
import { itemsLost, signsUnderSeal } from "./sealed.ts";
import { shine } from "./shine.ts";
import { chooseTable } from "./table.ts";
import type { Order, Recipe, Scene } from "./types.ts";
import { turn } from "./whole.ts";

/** Lays pages on a desk and photographs them, as the recipe says. */
export async function photograph(recipe: Recipe, order: Order): Promise<Scene> {
  const { condition, type, seed } = order;
  const { developed, asked, eye, covered } = await shoot(recipe, order);
  const signs = signsUnderSeal(asked.inked);
  // Every choice is the same without the seal: the two pictures differ in nothing else.
  const bare = signs.length > 0 ? await shoot(withoutSeal(recipe), order) : undefined;
  const lost = bare ? await itemsLost(signs, eye, developed, bare.developed) : [];
  const turns = createRandom(seed, `scene ${condition} ${type} turn`);
  const image = recipe.isTurned ? await turn(developed, turns.pick([90, 180, 270])) : developed;
  const gone = [...new Set([...covered, ...lost])];
  return { image, type, truth: asked.truth, gone, condition };
}

const withoutSeal = (recipe: Recipe): Recipe => ({
  ...recipe,
  look: (look, random) => ({ ...(recipe.look?.(look, random) ?? look), sealStrength: 0 }),
});

/** What came out of the camera, not yet turned. */
interface Exposure {
  readonly developed: Buffer;
  readonly asked: DrawnPage;
  /** Sees millimetres of the page asked for. */
  readonly eye: Camera;
  /** Items that something lies over. */
  readonly covered: readonly string[];
}

async function shoot(recipe: Recipe, order: Order): Promise<Exposure> {
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
  return { developed, asked: asked.page, eye, covered: [...hidden, ...blinded] };
}
