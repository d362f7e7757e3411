import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ask, startHouse } from "../support/gateway.ts";
import { smallJpeg } from "../support/picture.ts";
import { read } from "../support/upstream.ts";

/** Where a file may stand in the variables, by the type of the variable that holds it. */
const PLACES: Readonly<
  Record<string, { readonly field: string; readonly value: (upload: unknown) => unknown }>
> = {
  Upload: {
    field: "recognizeLicence(type: DRIVER, upload: $it)",
    value: (upload) => upload,
  },
  "Upload!": {
    field: "recognizeLicences(images: [{ type: DRIVER, upload: $it }])",
    value: (upload) => upload,
  },
  "LicenceImage!": {
    field: "recognizeLicences(images: [$it])",
    value: (upload) => ({ type: "DRIVER", upload }),
  },
  "[LicenceImage!]!": {
    field: "recognizeLicences(images: $it)",
    value: (upload) => [{ type: "DRIVER", upload }],
  },
};

const PICTURE = await smallJpeg();
const BASE64 = PICTURE.toString("base64");

/** What becomes of a file in a client that writes all variables as JSON. */
const SENT: Readonly<Record<string, unknown>> = {
  "a file, written as {} by graphql-request": new File([new Uint8Array(PICTURE)], "SECRET.jpg"),
  "a data: url": `data:image/jpeg;base64,${BASE64}`,
  "base64 text": BASE64,
  "the bytes of a buffer": PICTURE,
};

describe("a file sent without a multipart request", () => {
  for (const [type, { field, value }] of Object.entries(PLACES))
    for (const [what, upload] of Object.entries(SENT))
      it(`is refused with how to send it: ${what}, in a variable of ${type}`, async () => {
        await using app = await startHouse(read({}));
        const query = `mutation ($it: ${type}) { ${field} { __typename } }`;
        const answer = await ask(app.url, query, { it: value(upload) });
        assert.equal(answer.status, 400);
        assert.deepEqual(
          answer.errors?.map(({ message, extensions }) => [message, extensions]),
          [
            [
              `Variable "$it" must be a valid ${type}. Send a file as a variable, by the GraphQL multipart request spec: https://github.com/jaydenseric/graphql-multipart-request-spec`,
              { code: "BAD_USER_INPUT", retryable: false, billed: "NO" },
            ],
          ],
        );
        assert.deepEqual([app.calls.length, app.bugs], [0, []]);
        for (const text of ["SECRET", BASE64.slice(0, 40)])
          assert.ok(!JSON.stringify(answer).includes(text), text);
      });

  it("has no advice beside it when another part of the variable is wrong", async () => {
    await using app = await startHouse(read({}));
    const query = `mutation ($it: [LicenceImage!]!) { recognizeLicences(images: $it) { __typename } }`;
    const { errors } = await ask(app.url, query, { it: [{ type: "BOAT" }] });
    assert.deepEqual(
      errors?.map(({ message }) => message),
      [`Variable "$it" must be a valid [LicenceImage!]!.`],
    );
  });
});
