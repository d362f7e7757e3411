/**
 * onnxruntime-node gathers usage data on Linux since 1.30: it keeps a device id and a database
 * below the home folder, and uploads them to its maker. Here nothing leaves the machine.
 *
 * It looks at this variable when the first model is loaded.
 */
process.env["ORT_DISABLE_TELEMETRY"] = "1";
