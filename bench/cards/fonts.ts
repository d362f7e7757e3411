import { execFileSync } from "node:child_process";

/** Families the cards are set in, and the Debian package that brings each. */
export const FONTS = {
  hei: { family: "Noto Sans CJK SC", package: "fonts-noto-cjk" },
  song: { family: "Noto Serif CJK SC", package: "fonts-noto-cjk" },
  zenHei: { family: "WenQuanYi Zen Hei", package: "fonts-wqy-zenhei" },
  microHei: { family: "WenQuanYi Micro Hei", package: "fonts-wqy-microhei" },
  ming: { family: "AR PL UMing CN", package: "fonts-arphic-uming" },
  kai: { family: "AR PL UKai CN", package: "fonts-arphic-ukai" },
  heiMono: { family: "Noto Sans Mono CJK SC", package: "fonts-noto-cjk" },
  zenHeiMono: { family: "WenQuanYi Zen Hei Mono", package: "fonts-wqy-zenhei" },
  microHeiMono: { family: "WenQuanYi Micro Hei Mono", package: "fonts-wqy-microhei" },
  mono: { family: "DejaVu Sans Mono", package: "fonts-dejavu-core" },
  courier: { family: "Liberation Mono", package: "fonts-liberation" },
  sans: { family: "Liberation Sans", package: "fonts-liberation" },
  serif: { family: "Liberation Serif", package: "fonts-liberation" },
} as const;

export type FontName = keyof typeof FONTS;

let checked = false;

/**
 * Looks once whether every font is installed: a missing one is replaced silently, and the seed no longer decides the picture.
 *
 * @throws {Error} naming the packages to install
 */
export function checkFonts(): void {
  if (checked) return;
  const installed = installedFamilies();
  const missing = Object.values(FONTS).filter(({ family }) => !installed.has(family));
  if (missing.length > 0) {
    const packages = [...new Set(missing.map((font) => font.package))].join(" ");
    throw new Error(
      `Expected the fonts ${missing.map(({ family }) => `“${family}”`).join(", ")}, found none of them. ` +
        `On Debian: apt-get install -y ${packages}`,
    );
  }
  checked = true;
}

function installedFamilies(): ReadonlySet<string> {
  try {
    const list = execFileSync("fc-list", ["--format", "%{family}\\n"], { encoding: "utf8" });
    return new Set(list.split("\n").flatMap((line) => line.split(",")));
  } catch (cause) {
    throw new Error("Expected the command fc-list. On Debian: apt-get install -y fontconfig", {
      cause,
    });
  }
}
