import { render } from "preact";
import { createDesk } from "./cards/desk.ts";
import { createAccess } from "./gateway/access.ts";
import { createRecognize } from "./gateway/recognize.ts";
import { TextsContext, textsFor } from "./texts/language.ts";
import { App } from "./view/app.tsx";

const texts = textsFor(navigator.language);
document.documentElement.lang = texts.language;
document.title = `${texts.title} · licence-gateway`;

const access = createAccess();
const desk = createDesk(createRecognize(access));

render(
  <TextsContext.Provider value={texts}>
    <App desk={desk} access={access} />
  </TextsContext.Provider>,
  document.body,
);
