/**
 * Apollo's tests of federation compatibility, unchanged, against their `products` schema as our
 * set-up serves it, behind Hive Gateway. Prints a table in Markdown; anything else goes to standard
 * error. Ends with 0 when the results are those of `expected.ts`, with 1 when they are not.
 *
 *   node --import tsx test/federation/compatibility/run.ts [folder]
 *
 * With a folder, Apollo's package is installed there and stays; without one, nothing stays.
 */
import {
  installApolloTests,
  productsSdl,
  runApolloTests,
  startApolloSubgraph,
  type TestResult,
} from "./apollo-tests.ts";
import { EXPECTED } from "./expected.ts";
import { waitForFreePorts } from "./free-ports.ts";
import { startProducts } from "./products.ts";
import { rowsOf, surprisesOf, tableOf } from "./report.ts";
import { startRouter } from "./router.ts";

/** Written into Apollo's tests and subgraphs, but for `products`. */
const PORTS = { router: 4000, products: 4001, users: 4002, inventory: 4003 };
const PATIENCE_MS = 120_000;

const interruption = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => interruption.abort(new Error(`Interrupted by ${signal}.`)));

const results = await testResults(process.argv[2], interruption.signal);
const rows = rowsOf(EXPECTED, results);
console.log(tableOf(rows));

const surprises = surprisesOf(rows, results);
for (const surprise of surprises) console.error(surprise);
process.exitCode = surprises.length === 0 ? 0 : 1;

async function testResults(
  folder: string | undefined,
  signal: AbortSignal,
): Promise<readonly TestResult[]> {
  await using tests = await installApolloTests(folder, signal);
  await waitForFreePorts(Object.values(PORTS), PATIENCE_MS, signal);
  await using users = await startApolloSubgraph(tests, "users", PORTS.users);
  await using inventory = await startApolloSubgraph(tests, "inventory", PORTS.inventory);
  await using products = await startProducts(await productsSdl(tests), PORTS.products);
  const urls = { users: users.url, inventory: inventory.url, products: products.url };
  await using router = await startRouter(urls, PORTS.router);
  console.error(`Running Apollo's tests; the router is at ${router.url.href} …`);
  return await runApolloTests(tests, products.url, signal);
}
