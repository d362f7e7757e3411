import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { errorText } from "../error-texts.ts";
import { NO_ANSWER } from "../gateway/failure.ts";
import type { Texts } from "./texts.ts";
import { TEXTS_EN } from "./texts-en.ts";
import { TEXTS_ZH } from "./texts-zh.ts";

/** The page's texts for a browser's language such as `zh-CN`: Chinese for Chinese, else English. */
export const textsFor = (language: string): Texts =>
  language.toLowerCase().startsWith("zh") ? TEXTS_ZH : TEXTS_EN;

/** The texts that the page is shown in. */
export const TextsContext = createContext<Texts>(TEXTS_EN);

/** The texts that the page is shown in. */
export const useTexts = () => useContext(TextsContext);

/** A failure in words. */
export const failureText = (code: string, texts: Texts): string =>
  code === NO_ANSWER ? texts.noAnswer : errorText(code, texts.language);
