import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { GraphQLError } from "graphql";
import { ImageError, OcrError, RequestError } from "../../src/errors.ts";
import { createErrorMask } from "../../src/graphql/mask-error.ts";

/** The mask, and the bugs that it reported. */
function mask() {
  const bugs: unknown[] = [];
  return { bugs, show: createErrorMask((bug) => bugs.push(bug)) };
}

const atField = (originalError: Error) =>
  new GraphQLError(originalError.message, { path: ["recognizeLicence"], originalError });

describe("the mask", () => {
  it("shows our errors with code, place and facts, and never their cause", () => {
    const { show, bugs } = mask();
    const cause = new Error("SECRET");
    const error = show(
      atField(
        new OcrError("OCR_BUSY", "Busy.", {
          cause,
          retryable: true,
          retryAfterMs: 5,
          provider: { code: 15, sessionId: "s" },
        }),
      ),
    );
    assert.deepEqual(error.toJSON(), {
      message: "Busy.",
      path: ["recognizeLicence"],
      extensions: {
        code: "OCR_BUSY",
        retryable: true,
        billed: "NO",
        retryAfterMs: 5,
        provider: { code: 15, sessionId: "s" },
      },
    });
    assert.deepEqual(bugs, []);
  });

  it("gives only a refused request a status", () => {
    const { show } = mask();
    const refused = show(new RequestError("OVERLOADED", 503, "Busy.", { retryAfterMs: 1500 }));
    assert.deepEqual(refused.extensions, {
      code: "OVERLOADED",
      retryable: true,
      billed: "NO",
      retryAfterMs: 1500,
      http: { status: 503, headers: { "retry-after": "2" } },
    });
    const wrong = show(new RequestError("BAD_REQUEST", 400, "Wrong."));
    assert.deepEqual(
      [wrong.extensions["retryable"], wrong.extensions.http],
      [false, { status: 400 }],
    );
    assert.equal(show(atField(new ImageError("IMAGE_EMPTY", "Empty."))).extensions.http, undefined);
  });

  it("shows nothing of a bug but that there is one, and reports it once", () => {
    const { show, bugs } = mask();
    const bug = new TypeError("cannot read 110105194912310021");
    const shown = show(atField(bug));
    assert.equal(shown.extensions["code"], "INTERNAL_SERVER_ERROR");
    assert.doesNotMatch(JSON.stringify(shown), /1101051949|TypeError/);
    assert.deepEqual(bugs, [bug]);
  });

  it("does not take a client who has gone for a bug", () => {
    const { show, bugs } = mask();
    show(atField(AbortSignal.abort().reason as Error));
    assert.deepEqual(bugs, []);
  });

  it("shows nothing of what is no error at all", () => {
    const { show, bugs } = mask();
    assert.doesNotMatch(JSON.stringify(show("110105194912310021")), /1101051949/);
    assert.equal(bugs.length, 1);
  });
});
