import { useTexts } from "../texts/language.ts";

/** What the page is, and the ways to the API behind it. */
export function Header() {
  const texts = useTexts();
  return (
    <header class="header">
      <div>
        <h1>{texts.title}</h1>
        <p class="header__lead">{texts.lead}</p>
      </div>
      <nav class="header__links" aria-label="API">
        <a href="/graphql">GraphiQL</a>
        <a href="/schema.graphql">{texts.schema}</a>
      </nav>
    </header>
  );
}
