/** A file that belongs to setup or servicing and that is not read on purpose. */
export interface OutOfScope {
  readonly name: string;
  /** What it is, and what to do instead. */
  readonly note: string;
}

const files: readonly (readonly [name: RegExp, OutOfScope])[] = [
  [
    /^CbsPersist_[^/]{0,100}\.cab$/i,
    { name: "Compressed CBS log", note: "Not read while it is compressed. Expand the cabinet and open the log in it." },
  ],
  [
    /^WindowsUpdate\.[^/]{0,100}\.etl$/i,
    {
      name: "Traces of the update agent",
      note: "Not read as they are. Get-WindowsUpdateLog, in PowerShell on the same computer, makes a WindowsUpdate.log of them.",
    },
  ],
  [
    /^[^/]{1,200}\.evtx$/i,
    {
      name: "Event log file",
      note: "Not read as it is. Open it in the event viewer and save the events as text.",
    },
  ],
  [/^CabinetState(?:\.[^/]{0,20})?$/i, { name: "CabinetState", note: "Not a log that is read here." }],
];

/** What is known of a file that is left out by its name; undefined for all others. `uri` need not be well formed. */
export function outOfScope(uri: string): OutOfScope | undefined {
  const name = uri.slice(uri.lastIndexOf("/") + 1);
  return files.find(([pattern]) => pattern.test(name))?.[1];
}
