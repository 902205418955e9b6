import { parentPort } from "node:worker_threads";
import { readText } from "../textFiles.node";
import { type FileToIndex, type IndexResult, memoryOf, readAndIndex } from "./indexer";

/** A file, under a number that its answer bears too. */
export interface WorkerRequest {
  readonly id: number;
  readonly file: FileToIndex;
}
export interface WorkerAnswer {
  readonly id: number;
  readonly result: IndexResult;
}

// The thread that reads files (server/dist/worker.js), so that the server answers meanwhile.
parentPort!.on("message", async ({ id, file }: WorkerRequest) => {
  const result = await readAndIndex(file, readText);
  const answer: WorkerAnswer = { id, result };
  parentPort!.postMessage(answer, result.kind === "log" ? memoryOf(result.file) : []);
});
