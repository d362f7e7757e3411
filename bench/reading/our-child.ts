import { createReader } from "../../src/local-ocr/reading/reader.ts";
import { ReadingError } from "../../src/local-ocr/reading/reading-error.ts";
import { answer } from "./child.ts";

const reader = await createReader();

await answer(async ({ image, type }) => {
  try {
    return (await reader.read(image, type)).items;
  } catch (error) {
    if (error instanceof ReadingError) return [];
    throw error;
  }
});
