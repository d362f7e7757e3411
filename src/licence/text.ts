/**
 * Full-width letters, digits and signs in their half-width form; everything else unchanged.
 *
 * Not NFKC: that also rewrites Chinese characters (compatibility forms, radicals), and a
 * rewritten name or address is a corrected one.
 *
 * @returns "Ａ２　Ｄ" as "A2 D"
 * @see Unicode, Halfwidth and Fullwidth Forms (U+FF01–U+FF5E stand 0xFEE0 above ASCII)
 */
export const halfWidth = (text: string): string =>
  text.replace(/[\uFF01-\uFF5E]/g, fromFullWidth).replaceAll("\u3000", " ");

/** Without any white space: between the digits of a number it is the printer's, not the value's. */
export const withoutSpaces = (text: string): string => text.replace(/\s+/g, "");

/** Free text as read, without the white space around it; `undefined` when nothing is left. */
export const textFrom = (text: string): string | undefined => text.trim() || undefined;

/** As {@link textFrom}, with letters and digits half-width: for codes such as an engine number. */
export const codeFrom = (text: string): string | undefined => textFrom(halfWidth(text));

/** Whether the text is nothing but dashes: the office's sign for "nothing to say here". */
export const isDash = (text: string): boolean => /^[-–—―−]+$/.test(withoutSpaces(halfWidth(text)));

const fromFullWidth = (sign: string) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0);
