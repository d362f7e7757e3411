import { gzipSync } from "node:zlib";
import { RETURN_CODES } from "../../src/ocr/return-codes.ts";
import type { Act, Fault } from "./fault-server.ts";

/** One way in which an OCR service goes wrong. */
export interface Scenario {
  readonly name: string;
  readonly fault: Fault;
  /** The return code that the service gives whole, if it does. */
  readonly returnCode?: number;
}

const envelope = (code: unknown, more = "") => `{"code":${String(code)},"message":"x"${more}}`;
const ITEMS = `,"data":{"session_id":"s","items":[{"item":"姓名","itemstring":"王小明","itemconf":0.9}]}`;

const head = (bytes: number | string, status = "200 OK", more = "") =>
  `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${bytes}\r\n${more}\r\n`;

const response = (body: string | Buffer, status?: string, more?: string) =>
  Buffer.concat([Buffer.from(head(Buffer.byteLength(body), status, more)), Buffer.from(body)]);

const GOOD = response(envelope(0, ITEMS));

const say =
  (bytes: string | Buffer): Act =>
  (socket) =>
    void socket.write(bytes);

const ENDS: Readonly<Record<string, Act>> = {
  reset: (socket) => void socket.resetAndDestroy(),
  close: (socket) => void socket.end(),
};

/** Sends byte by byte, for as long as somebody listens. */
const drip =
  (bytes: Buffer, everyMs = 5): Act =>
  (socket) => {
    let at = 0;
    const timer = setInterval(() => socket.write(bytes.subarray(at % bytes.length, ++at)), everyMs);
    socket.once("close", () => {
      clearInterval(timer);
    });
  };

/** Writes without end, as fast as it is taken. */
const pour =
  (start: string, more: string): Act =>
  (socket) => {
    socket.write(start);
    const on = () => {
      while (!socket.destroyed && socket.write(more));
    };
    socket.on("drain", on);
    on();
  };

const whole = (name: string, act: Act, returnCode?: number): Scenario => ({
  name,
  fault: { whole: act },
  ...(returnCode !== undefined && { returnCode }),
});

const MOMENTS = ["connected", "begun", "head", "half", "whole"] as const;

const silences = MOMENTS.map((moment): Scenario => ({
  name: `silent after ${moment}`,
  fault: { [moment]: () => undefined },
}));

const endings = Object.entries(ENDS).flatMap(([how, end]) => [
  ...MOMENTS.map((moment): Scenario => ({
    name: `${how} when ${moment}`,
    fault: { [moment]: end },
  })),
  ...[1, 9, 15, 40, 60, GOOD.length - 60, GOOD.length - 20, GOOD.length - 1].map((bytes) =>
    whole(`${how} after ${bytes} bytes of the reply`, (socket) =>
      socket.write(GOOD.subarray(0, bytes), () => end(socket)),
    ),
  ),
]);

const drips = [
  whole(
    "drips its headers",
    drip(Buffer.from("HTTP/1.1 200 OK\r\nx-a: b\r\nx-a: b\r\nx-a: b\r\n")),
  ),
  whole("drips its body", (socket) => {
    socket.write(head(1_000_000));
    drip(Buffer.from(" "))(socket);
  }),
  whole("drips interim responses", drip(Buffer.from("HTTP/1.1 102 Processing\r\n\r\n"), 1)),
  whole("drips chunks", (socket) => {
    socket.write("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
    drip(Buffer.from("1\r\n \r\n"))(socket);
  }),
];

const garbage = [
  "\0\x01\x02\x03\xff",
  "SSH-2.0-OpenSSH_9.2\r\n",
  "<html>no HTTP at all</html>\r\n\r\n",
  "HTTP/1.1\r\n\r\n",
  "HTTP/1.1 999999 OK\r\n\r\n",
  "HTTP/9.9 200 OK\r\ncontent-length: 2\r\n\r\n{}",
  "HTTP/1.1 200 OK\r\nbad header\r\n\r\n",
  "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
  "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffff\r\n{}\r\n0\r\n\r\n",
  "HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n",
  `HTTP/1.1 200 OK\r\nx: ${"a".repeat(40_000)}\r\n\r\n`,
].map((text) =>
  whole(`says ${JSON.stringify(text.slice(0, 40))}`, say(Buffer.from(text, "latin1"))),
);

const lengths = [
  ["too long", head(GOOD.length + 50)],
  ["too short", head(3)],
  ["zero", head(0)],
  ["negative", head(-1)],
  ["no number", head("many")],
  ["huge", head("99999999999999999999")],
  ["two", head(2, "200 OK", "content-length: 3\r\n")],
  ["beside chunks", head(2, "200 OK", "transfer-encoding: chunked\r\n")],
].map(([what, start]) =>
  whole(`a length that is ${what}`, say(`${start ?? ""}${envelope(0, ITEMS)}`)),
);

const sizes = [
  whole("pours headers", pour("HTTP/1.1 200 OK\r\n", `x-more: ${"a".repeat(1000)}\r\n`)),
  whole(
    "pours chunks",
    pour("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n", `400\r\n${" ".repeat(1024)}\r\n`),
  ),
  whole("pours a body of no length", pour("HTTP/1.1 200 OK\r\n\r\n", " ".repeat(65_536))),
  ...["gzip", "deflate", "br"].map((how) =>
    whole(
      `a bomb of ${how}`,
      say(response(gzipSync(Buffer.alloc(20_000_000)), "200 OK", `content-encoding: ${how}\r\n`)),
    ),
  ),
  whole("a text of two megabytes", say(response(envelope(0, `,"x":"${"a".repeat(2e6)}"`)))),
];

const STATUSES = ["204 No Content", "205 Reset", "304 Not Modified", "400 Bad", "401 No", "403 No"];
const MORE_STATUSES = ["404 Not Found", "413 Large", "429 Many", "500 Bad", "502 Bad", "503 Bad"];

const statuses = [
  ...[...STATUSES, ...MORE_STATUSES, "504 Late"].map((status) =>
    whole(`HTML under ${status}`, say(response("<html>no</html>", status, "retry-after: 0\r\n"))),
  ),
  ...["301", "302", "303", "307", "308"].map((status) =>
    whole(
      `redirects by ${status}`,
      say(response("", `${status} There`, "location: /elsewhere\r\n")),
    ),
  ),
];

const texts = [
  ...["", "null", "[]", "{}", "0", '"OK"', "<html></html>", "\uFEFF", '{"code":0', "{'code':0}"],
  ...[envelope("NaN"), envelope("1e400"), envelope("null"), envelope('"0x0"'), envelope("{}")],
  ...[`{"code":0,"code":14}`, `{"__proto__":{"code":0}}`, `{"code":0,"data":null}`],
  ...[envelope(0, `,"data":{"items":[{}]}`), envelope(0, `,"data":{"items":5}`)],
  ...["[".repeat(10_000), '{"a":'.repeat(10_000), envelope(0, `,"x":"\\ud800"`)],
  envelope(0, `,"data":{"items":[${Array(100_000).fill("1").join(",")}]}`),
].map((text) => whole(`answers ${JSON.stringify(text.slice(0, 30))}`, say(response(text))));

const codes = [...Object.keys(RETURN_CODES).map(Number), 99, -1, 1e9].map((code) =>
  whole(
    `return code ${code}`,
    say(response(envelope(code, code === 0 ? ITEMS : ""), "200 OK", "date: x\r\n")),
    code,
  ),
);

/** Every way to go wrong that is played, alone and fifty times at once, for a url and an upload. */
export const SCENARIOS: readonly Scenario[] = [
  ...silences,
  ...endings,
  ...drips,
  ...garbage,
  ...lengths,
  ...sizes,
  ...statuses,
  ...texts,
  ...codes,
];
