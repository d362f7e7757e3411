import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { RecognizerStats } from "../ocr/recognizer.ts";
import type { Watch } from "../ocr/watch.ts";

/** What is counted, for Prometheus. Every label is of a closed set, and none is anybody's own. */
export interface Meters extends Watch {
  /** Says where the gauges look, each time that they are asked. */
  observe(sources: Sources): void;
  /** In Prometheus' text format. */
  text(): Promise<string>;
}

export interface Sources {
  readonly recognizer: () => RecognizerStats;
  readonly budget: () => { readonly heldBytes: number; readonly waiting: number };
}

/** A recognition takes from milliseconds (from memory) to its deadline; in seconds. */
const BUCKETS_S = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30];

const OPEN_REASONS = ["OCR_UNAVAILABLE", "OCR_MISCONFIGURED", "OCR_QUOTA_EXHAUSTED"] as const;

export function createMeters(): Meters {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const recognitions = new Counter({
    name: "licence_recognitions_total",
    help: "Recognitions that clients asked for, by what became of them",
    labelNames: ["type", "source", "code", "billed"],
    registers,
  });
  const durations = new Histogram({
    name: "licence_recognition_seconds",
    help: "How long a recognition took, waits included",
    labelNames: ["type", "source"],
    buckets: BUCKETS_S,
    registers,
  });
  const calls = new Histogram({
    name: "licence_provider_call_seconds",
    help: "Calls to the OCR service, by its return code",
    labelNames: ["code"],
    buckets: BUCKETS_S,
    registers,
  });
  return {
    recognized({ type, source, code, billed, durationMs }) {
      recognitions.inc({ type, source, code, billed });
      durations.observe({ type, source }, durationMs / 1000);
    },
    called(code, durationMs) {
      calls.observe({ code }, durationMs / 1000);
    },
    observe: (sources) => addGauges(registry, sources),
    text: () => registry.metrics(),
  };
}

/** By their names, without the common beginning. */
function addGauges(registry: Registry, { recognizer, budget }: Sources): void {
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name: `licence_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(value());
      },
    });
  gauge("calls_running", "Calls under way", () => recognizer().running);
  gauge("calls_waiting", "Calls that wait for their turn", () => recognizer().waiting);
  gauge(
    "callers_stopped",
    "Callers for whom alone nothing is sent",
    () => recognizer().stoppedCallers,
  );
  gauge("memory_entries", "Results remembered", () => recognizer().memory.entries);
  gauge("memory_bytes", "Bytes of results remembered", () => recognizer().memory.bytes);
  gauge("bytes_in_flight", "Bytes of bodies held", () => budget().heldBytes);
  gauge("requests_waiting", "Requests that wait unread for room", () => budget().waiting);
  new Gauge({
    name: "licence_sending_stopped",
    help: "1 while nothing is sent to the OCR service, for this reason",
    labelNames: ["reason"],
    registers: [registry],
    collect() {
      const { openReason } = recognizer();
      for (const reason of OPEN_REASONS) this.set({ reason }, openReason === reason ? 1 : 0);
    },
  });
}
