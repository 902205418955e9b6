import { wimComponent } from "../../formats/dism";
import { bearsOnly, cancelledRule, type Rule, says } from "./rule";

const notMounted = 0xc142011c;
/** File, path or module not found, a name that is none, and the bare E_FAIL of a look-up. */
const absences: readonly number[] = [0x80070002, 0x80070003, 0x8007007b];
const moduleAbsent: readonly number[] = [0x8007007e, 0x80004005, 0x80070002];

const probing =
  "DISM looks whether a folder or volume is a mounted image, and it is none; the same lines stand in sessions that succeed.";

/** Rules for the logs of DISM, asked in this order. */
export const dismRules: readonly Rule[] = [
  cancelledRule,
  {
    id: "dism/no-mounted-image",
    verdict: "noise",
    evidence: probing,
    applies: ({ component, message, codes }) =>
      (component === wimComponent && bearsNotMounted(codes)) ||
      /\bis not a WIM mount point\b|\bis not recognized by the DISM \w{1,20} provider\b/i.test(message),
  },
  {
    id: "dism/image-probed",
    verdict: "noise",
    evidence: probing,
    applies: (candidate) =>
      candidate.component === wimComponent &&
      bearsOnly(...absences)(candidate) &&
      /^\[0x\w{8}\] FIOReadFileIntoBuffer:/.test(candidate.message),
  },
  {
    id: "dism/provider-absent",
    verdict: "noise",
    evidence:
      "A provider that this system or image does not have could not be loaded; DISM goes on without it, and sessions that succeed bear the same line.",
    applies: (candidate) =>
      candidate.level !== "error" &&
      bearsOnly(...moduleAbsent)(candidate) &&
      /\bCDISMProviderStore::(?:Internal_)?(?:Get|Load)Provider\b|\bCDISMLogger::FindWdsCore\b/.test(candidate.message),
  },
  {
    id: "dism/goes-on",
    verdict: "noise",
    evidence: "The line itself says that DISM goes on with an assumption or another way.",
    applies: ({ level, message }) =>
      level !== "error" && /\b(?:Falling back to|Continuing by assuming)\b/i.test(message),
  },
  {
    id: "dism/image-call-failed",
    verdict: "warning",
    evidence: "A call of the image library that does a whole operation ended with this code.",
    applies: ({ component, message }) =>
      component === wimComponent &&
      /^\[0x\w{8}\] WIM(?:Apply|Capture|Commit|Export|Extract|Mount|Split|Unmount)\w{0,60}:/.test(message),
  },
  {
    id: "dism/image-step",
    verdict: "support",
    evidence: "The image library states a failed step; whether it mattered, the operation of DISM says.",
    applies: ({ component }) => component === wimComponent,
  },
  {
    id: "dism/command-failed",
    verdict: "error",
    evidence: "DISM ended a command with a failure.",
    applies: says(/\bprocessed the command line but failed\b/i),
  },
  {
    id: "dism/error",
    verdict: "error",
    evidence: "DISM marks the entry as Error.",
    speaks: true,
    applies: ({ level }) => level === "error",
  },
  {
    id: "dism/servicing-error",
    verdict: "error",
    evidence:
      "The servicing stack (CBS) reports to DISM that the operation failed; the line is not marked as an error.",
    applies: ({ message, codes }) =>
      codes.length > 0 && /\bError in operation\b|\bCBS AddSource failed\b/i.test(message),
  },
  {
    id: "dism/warning",
    verdict: "warning",
    evidence: "DISM marks the entry as Warning.",
    applies: ({ level, codes }) => level === "warning" && codes.length > 0,
  },
  {
    id: "dism/remark",
    verdict: "support",
    evidence: "A warning without a code: it tells something only beside a failure.",
    applies: ({ level }) => level === "warning",
  },
  {
    id: "dism/code-stated",
    verdict: "support",
    evidence: "An information entry that passes a failure code on.",
    applies: ({ codes }) => codes.length > 0,
  },
];

function bearsNotMounted(codes: readonly { readonly canonical: number }[]): boolean {
  return codes.length > 0 && codes.every(({ canonical }) => canonical === notMounted);
}
