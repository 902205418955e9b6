import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { nodeRuntime } from "./runtime.node";
import { startServer } from "./server";

// The transport is named on the command line: --stdio, --node-ipc, --socket=<port> or --pipe=<name>.
startServer(createConnection(ProposedFeatures.all), nodeRuntime);
