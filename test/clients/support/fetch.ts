import { PREFLIGHT } from "../../support/gateway.ts";
import { endpointOf, type Ask, type Data } from "./client.ts";

interface Answer {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly extensions: Readonly<Record<string, unknown>> }[];
}

/** Nothing but the platform. A file is looked for where the schema has one. */
export const askByFetch: Ask = async (gateway, { query, variables, signal }) => {
  const { upload } = variables;
  const operation = JSON.stringify({
    query,
    variables: { ...variables, ...(upload instanceof Blob && { upload: null }) },
  });
  const response = await fetch(endpointOf(gateway), {
    method: "POST",
    ...(upload instanceof Blob
      ? { body: formOf(operation, upload), headers: PREFLIGHT }
      : { body: operation, headers: { "content-type": "application/json" } }),
    signal: signal ?? null,
  });
  const { data, errors } = (await response.json()) as Answer;
  return data && !errors ? { data } : { failure: errors?.[0]?.extensions };
};

/** The parts of the multipart request spec, in its order. */
export function formOf(operation: string, upload: Blob): FormData {
  const form = new FormData();
  form.set("operations", operation);
  form.set("map", JSON.stringify({ 0: ["variables.upload"] }));
  form.set("0", upload, "licence.jpg");
  return form;
}
