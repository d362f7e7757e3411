import { render } from "preact";
import { createDesk } from "./cards/desk.ts";
import { fetchImageLimits } from "./gateway/image-limits.ts";
import { createRecognize } from "./gateway/recognize.ts";
import { TextsContext, textsFor } from "./texts/language.ts";
import { App } from "./view/app.tsx";

const texts = textsFor(navigator.language);
document.documentElement.lang = texts.language;
document.title = `${texts.title} · licence-gateway`;

const limits = fetchImageLimits();
const desk = createDesk(createRecognize(limits));

render(
  <TextsContext.Provider value={texts}>
    <App desk={desk} limits={limits} />
  </TextsContext.Provider>,
  document.body,
);
