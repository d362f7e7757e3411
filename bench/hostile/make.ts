/** Writes one hostile picture: `npx tsx bench/hostile/make.ts "bomb: iCCP of 200 MiB" bomb.png`. */
import { writeFile } from "node:fs/promises";
import { casesNamed } from "./cases.ts";

const [name = "", file = "hostile"] = process.argv.slice(2);
const found = casesNamed(name).find((it) => it.name === name);
if (!found) {
  console.error(
    casesNamed("")
      .map((it) => it.name)
      .join("\n"),
  );
  process.exit(2);
}
await writeFile(file, await found.bytes());
