import { readFileSync } from "node:fs";

/** The platform team's guide. */
export const GUIDE = readFileSync("docs/federation.md", "utf8");

/** The text of each block of this language in the guide, in their order. */
export const blocksOf = (language: string): readonly string[] =>
  [...GUIDE.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "gs"))].map(
    ([, text = ""]) => text,
  );

/** The file that a block of the guide shows; its first line is a comment with the name. */
export function fileOf(name: string): string {
  const file = blocksOf("ts").find((text) => text.startsWith(`// ${name}\n`));
  if (file === undefined) throw new Error(`The guide shows no ${name}.`);
  return file;
}
