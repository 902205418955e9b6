import type { LogFormatId } from "../formats/ids";

/** How a code is written in the text. */
export type CodeNotation = "hex" | "bareHex" | "decimal" | "signedDecimal" | "bytes" | "symbol";

/** A code found in a line: where it stands, how it is written, and which error it is. */
export interface CodeMatch {
  /** Offset of the first character of the code in the scanned text. */
  readonly start: number;
  /** Offset after its last character. */
  readonly end: number;
  /** The code as written, e.g. `0xf0da`. */
  readonly text: string;
  readonly notation: CodeNotation;
  /** The number as written, unsigned 32 bits. */
  readonly value: number;
  /** The number all spellings of the same error share, unsigned 32 bits (0xf0da, 61658 and 8007f0da: 0x8007F0DA). */
  readonly canonical: number;
}

/** What is known about the place a code was found in; every part may be missing. */
export interface CodeContext {
  readonly format?: LogFormatId;
  readonly component?: string;
  /** The sentence around the code: the words decide which family is meant. */
  readonly sentence?: string;
}

/** One way to understand a code. */
export interface Reading {
  /** Family id, e.g. `Win32`, `HRESULT`, `NTSTATUS`, `SetupAPI`, `Windows Update`, `update.exe`, `ESE`. */
  readonly family: string;
  readonly symbol?: string;
  readonly aliases: readonly string[];
  /** Our own plain sentence; absent when we have none. */
  readonly meaning?: string;
  /** Header, KB number or page the number and name come from. */
  readonly source: string;
  /** True when no source states this meaning outright. */
  readonly inferred: boolean;
  /** How the reading was reached from the number as written, in words (e.g. `low 16 bits of the HRESULT: Win32 1603`). */
  readonly via?: string;
  /** Best documentation page for this reading, when one is known. */
  readonly documentation?: string;
}

export interface CodeExplanation {
  readonly input: string;
  /** Canonical value, unsigned 32 bits; undefined when the input is no code. */
  readonly canonical?: number;
  /** Canonical value as `0x` and eight upper-case hex digits. */
  readonly value?: string;
  /** Best reading first; empty when nothing is known. */
  readonly readings: readonly Reading[];
}
