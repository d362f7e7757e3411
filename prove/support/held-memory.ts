/**
 * For a process under proof, by `--import`: at every SIGUSR2 it collects its garbage and prints what
 * it holds then, as `Held bytes 1: 42000000`, counted from 1.
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

let count = 0;

process.on("SIGUSR2", () => {
  // What the first collection finalizes, the second one frees.
  collect();
  setImmediate(() => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    console.log(`Held bytes ${++count}: ${heapUsed + external}`);
  });
});
