import type { GraphiQLOptions } from "graphql-yoga";
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

const ONE = `# Reads a driver's licence (驾驶证) by its address, which stands in the variables below.
# The sample is on this machine: start with LOCAL_OCR_ALLOW_PRIVATE_URLS=true to let the local
# service download it. A file goes into the variable "upload", by a client that sends files.
mutation RecognizeDriverLicence($url: URL, $upload: Upload) {
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

const SEVERAL = `# Reads several pictures side by side: one result for each, in their order.
mutation RecognizeLicences($images: [LicenceImage!]!) {
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
 * They are named by the gateway's own address, not by the one that it was asked by: the OCR service
 * that downloads them is on this machine. So there are only so many pages as it has addresses.
 */
export function graphiqlFor(_: Request, { req }: NodeContext): GraphiQLOptions {
  const { localAddress, localFamily, localPort } = req.socket;
  const host = localFamily === "IPv6" ? `[${localAddress}]` : localAddress;
  const here = `http://${host}:${localPort}`;
  const driver = `${here}/samples/driver-licence.jpg`;
  const vehicle = `${here}/samples/vehicle-licence.jpg`;
  const back = `${here}/samples/vehicle-licence-back.jpg`;
  const images = [
    { type: "DRIVER", url: driver },
    { type: "VEHICLE", url: vehicle },
    { type: "VEHICLE_BACK", url: back },
  ];
  return {
    title: "licence-gateway",
    defaultTabs: [
      { query: ONE, variables: jsonOf({ url: driver }) },
      { query: SEVERAL, variables: jsonOf({ images }) },
      { query: LIMITS },
    ],
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
  return Buffer.from(bundled.renderGraphiQL(options));
}

const jsonOf = (variables: unknown) => JSON.stringify(variables, null, 2);
