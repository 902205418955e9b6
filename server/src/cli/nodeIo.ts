import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { isAbsolute, join, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { glob } from "tinyglobby";
import { type CliIo, type Files, fileSizeLimit, type Output, OutputClosed } from "./io";

/** The command line of this process: its streams, its environment, the files of the machine. */
export function createNodeIo(): CliIo {
  return {
    stdout: outputTo(process.stdout),
    stderr: outputTo(process.stderr),
    readStdin,
    files: nodeFiles,
    env: process.env,
    systemMessages: async () => (await import("../systemMessages/files.node")).systemMessagesOfHost([]),
    startServer,
  };
}

function outputTo(stream: NodeJS.WriteStream): Output {
  let isClosed = false;
  // Without a listener a closed pipe would end the process with a stack trace; write() tells the caller.
  stream.on("error", () => {
    isClosed = true;
  });
  return {
    isTerminal: stream.isTTY === true,
    write: (text) =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(new OutputClosed());
        stream.write(text, (error) => {
          if (!error) resolve();
          else reject("code" in error && error.code === "EPIPE" ? new OutputClosed() : error);
        });
      }),
  };
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > fileSizeLimit) throw new Error("larger than 512 MB");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Files on disk. */
export const nodeFiles: Files = {
  async stat(path) {
    const found = await stat(path);
    return { kind: found.isDirectory() ? "folder" : "file", size: found.size };
  },
  read: (path) => readFile(path),
  async readFolder(path) {
    const items = await readdir(path, { withFileTypes: true });
    return items.map((item) => ({
      name: item.name,
      kind: item.isFile() ? "file" : item.isDirectory() ? "folder" : "other",
    }));
  },
  async match(pattern) {
    // In a pattern a backslash escapes the next character; on Windows it separates folders.
    const portable = sep === "\\" ? pattern.replaceAll("\\", "/") : pattern;
    const found = await glob(portable, {
      absolute: isAbsolute(pattern),
      caseSensitiveMatch: sep !== "\\",
      expandDirectories: false,
      followSymbolicLinks: false,
    });
    return found.map((path) => path.replaceAll("/", sep)).sort();
  },
  write: (path, text, overwrite) => writeFile(path, text, { encoding: "utf8", flag: overwrite ? "w" : "wx" }),
  async makeFolder(path) {
    await mkdir(path, { recursive: true });
  },
};

/** The server's bundle lies beside this one; loading it starts it, on the transport that the arguments name. */
async function startServer(): Promise<void> {
  await import(pathToFileURL(join(__dirname, "main.js")).href);
}
