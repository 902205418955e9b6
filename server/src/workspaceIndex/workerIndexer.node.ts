import { Worker } from "node:worker_threads";
import type { FileIndexer, FileToIndex, IndexResult } from "./indexer";
import type { WorkerAnswer, WorkerRequest } from "./worker.node";

/** Megabytes that reading may take; the largest file that the settings allow needs less. */
const memoryLimit = 2048;
/** A thread that has had nothing to do for so long is ended, in milliseconds. */
const idleTime = 10_000;

interface Waiting {
  readonly file: FileToIndex;
  readonly resolve: (result: IndexResult) => void;
  /** The thread ended while it held this file and others: it is tried once more, alone. */
  isSuspect: boolean;
}

/**
 * Reads files in a thread of its own, which is started when it is needed and ended when it is not. When the thread
 * breaks down, the file that does it is lost and nothing else.
 *
 * @param script path of the bundle that runs in the thread
 * @param megabytes memory at which the thread is ended
 */
export function createWorkerIndexer(script: string, megabytes = memoryLimit): FileIndexer {
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let count = 0;
  const sent = new Map<number, Waiting>();
  const queue: Waiting[] = [];

  function start(): Worker {
    const started = new Worker(script, {
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
      // Whatever the thread prints must not get among the messages of the protocol.
      stdout: true,
    });
    let reason: string | undefined;
    started.on("message", ({ id, result }: WorkerAnswer) => {
      const waiting = sent.get(id);
      sent.delete(id);
      waiting?.resolve(result);
      sendNext();
    });
    started.on("error", (error: unknown) => {
      reason = error instanceof Error ? error.message : String(error);
    });
    started.on("exit", (code) => {
      if (worker !== started) return;
      worker = undefined;
      handleEnd(reason ?? `the thread that reads it ended with ${code}`);
    });
    started.unref();
    return started;
  }

  /** The thread is gone. Alone in it, a file is to blame; of several, each is tried alone. */
  function handleEnd(reason: string): void {
    const held = [...sent.values()];
    sent.clear();
    if (held.length === 1) held[0]!.resolve({ kind: "failed", reason });
    else
      for (const waiting of held.reverse()) {
        waiting.isSuspect = true;
        queue.unshift(waiting);
      }
    sendNext();
  }

  function sendNext(): void {
    const isAlone = [...sent.values()].some(({ isSuspect }) => isSuspect);
    while (queue.length > 0 && !isAlone && !(queue[0]!.isSuspect && sent.size > 0)) {
      const next = queue.shift()!;
      const id = ++count;
      sent.set(id, next);
      worker ??= start();
      const request: WorkerRequest = { id, file: next.file };
      worker.postMessage(request);
      if (next.isSuspect) return;
    }
  }

  return {
    parallel: 2,
    index(file) {
      clearTimeout(idle);
      return new Promise((resolve) => {
        queue.push({ file, resolve, isSuspect: false });
        sendNext();
      });
    },
    rest() {
      clearTimeout(idle);
      idle = setTimeout(() => {
        if (sent.size > 0) return;
        const ended = worker;
        worker = undefined;
        void ended?.terminate();
      }, idleTime).unref();
    },
  };
}

/** Shares files out among several, each to the one that has fewest. */
export function createIndexerPool(indexers: readonly FileIndexer[]): FileIndexer {
  const loads = indexers.map(() => 0);
  return {
    parallel: indexers.reduce((sum, { parallel }) => sum + parallel, 0),
    async index(file) {
      const chosen = loads.indexOf(Math.min(...loads));
      loads[chosen]!++;
      try {
        return await indexers[chosen]!.index(file);
      } finally {
        loads[chosen]!--;
      }
    },
    rest() {
      for (const indexer of indexers) indexer.rest();
    },
  };
}
