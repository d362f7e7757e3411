import { useTexts } from "../texts/language.ts";

/** Where pictures go, and where they do not stay. */
export function Footer() {
  return (
    <footer class="footer">
      <p>{useTexts().privacy}</p>
    </footer>
  );
}
