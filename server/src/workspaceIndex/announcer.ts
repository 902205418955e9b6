import type { Runtime, Timer } from "../runtime";

/**
 * While logs are read, what is known is announced after this time in milliseconds, then after twice as long each time:
 * whoever works out incidents anew each time has done twice the work of the last time in all.
 */
const firstPause = 1000;

/** Tells of changes, not of each. */
export interface Announcer {
  /** Something is other than it was. */
  touch(): void;
  /** Nothing more comes for now: what has not been told yet is told at once. */
  finish(): void;
}

export function createAnnouncer(runtime: Pick<Runtime, "startTimer">, announce: () => void): Announcer {
  let isTold = true;
  let pause = firstPause;
  let timer: Timer | undefined;
  const tell = (): void => {
    timer?.dispose();
    timer = undefined;
    if (isTold) return;
    isTold = true;
    announce();
  };
  return {
    touch() {
      isTold = false;
      timer ??= runtime.startTimer(() => {
        pause *= 2;
        tell();
      }, pause);
    },
    finish() {
      pause = firstPause;
      tell();
    },
  };
}
