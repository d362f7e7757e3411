import type { GraphiQLOptions } from "graphql-yoga";

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

/** GraphiQL with examples to start from, whose pictures are the samples of this gateway. */
export function graphiqlFor({ url }: Request): GraphiQLOptions {
  const driver = new URL("/samples/driver-licence.jpg", url).href;
  const vehicle = new URL("/samples/vehicle-licence.jpg", url).href;
  const back = new URL("/samples/vehicle-licence-back.jpg", url).href;
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

/**
 * GraphiQL as one page with everything in it: nothing is loaded from elsewhere.
 *
 * Its nine megabytes are read when somebody first asks for them.
 */
export async function renderGraphiQL(options?: GraphiQLOptions): Promise<string> {
  const bundled = await import("@graphql-yoga/render-graphiql");
  return bundled.renderGraphiQL(options);
}

const jsonOf = (variables: unknown) => JSON.stringify(variables, null, 2);
