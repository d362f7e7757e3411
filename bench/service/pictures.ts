import { drawCard, type Kind } from "../cards/card.ts";
import { progress } from "../progress.ts";

export interface Picture {
  readonly type: Kind;
  readonly bytes: Uint8Array;
}

/** Clean pictures, of both licences by turns, drawn before anything is measured. */
export async function drawPictures(count: number, seed: number): Promise<readonly Picture[]> {
  const pictures: Picture[] = [];
  for (let i = 0; i < count; i++) {
    const type = i % 2 === 0 ? "DRIVER" : "VEHICLE";
    const { image } = await drawCard(type, seed + Math.floor(i / 2));
    pictures.push({ type, bytes: image });
    progress(`drawn ${i + 1} of ${count}`);
  }
  progress("");
  return pictures;
}
