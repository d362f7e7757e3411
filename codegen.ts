import type { CodegenConfig } from "@graphql-codegen/cli";
import { FEDERATION_DEFINITIONS } from "./src/graphql/federation.ts";

const config: CodegenConfig = {
  schema: ["schema/*.graphql", FEDERATION_DEFINITIONS],
  generates: {
    "src/graphql/types.generated.ts": {
      plugins: ["typescript", "typescript-resolvers"],
      config: {
        contextType: "./context.ts#Context",
        enumsAsTypes: true,
        immutableTypes: true,
        strictScalars: true,
        useIndexSignature: true,
        useTypeImports: true,
        mappers: {
          DriverLicence: "../licence/driver-licence.ts#DriverLicence as ReadDriverLicence",
          VehicleLicence: "../licence/vehicle-licence.ts#VehicleLicence as ReadVehicleLicence",
          VehicleLicenceBack:
            "../licence/vehicle-licence-back.ts#VehicleLicenceBack as ReadVehicleLicenceBack",
          LicenceItem: "../licence/licence-item.ts#LicenceItem as ReadItem",
          RecognitionFailure: "./recognition-failure.ts#RecognitionFailure as Failure",
        },
        scalars: {
          Date: "string",
          URL: "string",
          Upload: { input: "Promise<import('./uploaded-file.ts').UploadedFile>", output: "never" },
          federation__FieldSet: "string",
          link__Import: "string",
        },
      },
    },
  },
};

export default config;
