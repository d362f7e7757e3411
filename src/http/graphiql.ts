import type { GraphiQLOptions } from "graphql-yoga";
import type { LicenceType } from "../graphql/types.generated.ts";
import type { NodeContext } from "./use-request-body.ts";

const LIMITS = `# What a picture must be: check it before you send one. It costs nothing.
query ImageLimits {
  imageLimits {
    maxBytes
    maxPixels
    maxUrlLength
    formats
  }
}
`;

/** A value is in the document: GraphiQL leaves the variables of its first tab out when it opens. */
const readOne = (
  url: string,
) => `# Reads a driver's licence (驾驶证) by its url. Another one can be given in the variables below:
# { "url": "https://…" }. A client that sends files gives the variable "upload", and null as the url.
mutation RecognizeDriverLicence($url: URL = "${url}", $upload: Upload) {
  recognizeLicence(type: DRIVER, url: $url, upload: $upload) {
    ... on DriverLicence {
      licenceNumber
      name
      sex
      birthDate
      vehicleClasses
      validFrom
      validUntil
    }
    warnings {
      code
      field
      message
    }
    items {
      label
      text
      confidence
      box {
        x
        y
        width
        height
      }
    }
  }
}
`;

const readSeveral = (
  urls: Readonly<Record<LicenceType, string>>,
) => `# Reads several pictures side by side: one result for each, in their order.
mutation RecognizeLicences(
  $images: [LicenceImage!]! = [
    { type: DRIVER, url: "${urls.DRIVER}" }
    { type: VEHICLE, url: "${urls.VEHICLE}" }
    { type: VEHICLE_BACK, url: "${urls.VEHICLE_BACK}" }
  ]
) {
  recognizeLicences(images: $images) {
    __typename
    ... on DriverLicence {
      licenceNumber
      name
    }
    ... on VehicleLicence {
      plateNumber
      vin
    }
    ... on VehicleLicenceBack {
      plateNumber
      inspectionValidUntil
    }
    ... on RecognitionFailure {
      code
      message
      retryable
      billed
    }
  }
}
`;

/**
 * GraphiQL with examples to start from, whose pictures are the samples of this gateway.
 *
 * They are named by a loopback address, not by the one that it was asked by: the OCR service that
 * downloads them is on this machine, and may fetch them by this one (see `sample-urls.ts`).
 */
export function graphiqlFor(_: Request, { req }: NodeContext): GraphiQLOptions {
  const samples = `http://127.0.0.1:${req.socket.localPort}/samples`;
  const urls = {
    DRIVER: `${samples}/driver-licence.jpg`,
    VEHICLE: `${samples}/vehicle-licence.jpg`,
    VEHICLE_BACK: `${samples}/vehicle-licence-back.jpg`,
  };
  return {
    title: "licence-gateway",
    defaultTabs: [{ query: readOne(urls.DRIVER) }, { query: readSeveral(urls) }, { query: LIMITS }],
  };
}

/** Pages as bytes, by their options. */
const pages = new Map<string, Promise<Buffer<ArrayBuffer>>>();

/**
 * GraphiQL as one page with everything in it: nothing is loaded from elsewhere.
 *
 * Its nine megabytes are read when somebody first asks for them, and are the same bytes for
 * everybody: clients that are slow to take them would hold as many copies.
 */
export function renderGraphiQL(options?: GraphiQLOptions): Promise<BodyInit> {
  const key = JSON.stringify(options);
  const page = pages.get(key) ?? render(options);
  pages.set(key, page);
  return page;
}

async function render(options?: GraphiQLOptions): Promise<Buffer<ArrayBuffer>> {
  const bundled = await import("@graphql-yoga/render-graphiql");
  return Buffer.from(bundled.renderGraphiQL(options).replace("</head>", `${STYLE}</head>`));
}

/** GraphiQL moves a tab that gets the focus: away from under the pointer, so that a click is lost. */
const STYLE = "<style>.graphiql-tab { transform: none !important }</style>";
