import { createNodeIo } from "./nodeIo";
import { run } from "./run";

// The exit code is set and not forced: what is still on its way to a pipe arrives.
run(process.argv.slice(2), createNodeIo()).then((code) => {
  process.exitCode = code;
});
