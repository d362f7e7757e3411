import { createServer } from "node:http";
import { createGatewayRuntime } from "@graphql-hive/gateway-runtime";
import { HIVE_SETTINGS } from "./hive-settings.ts";
import { announce } from "./processes.ts";

const runtime = createGatewayRuntime({
  ...HIVE_SETTINGS,
  supergraph: process.argv[2] ?? "",
  logging: false,
});

announce(createServer((request, response) => void runtime(request, response)));
