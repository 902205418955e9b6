import type { Term } from "./term";

const stack = {
  source: "Servicing stack updates (Microsoft Learn)",
  url: "https://learn.microsoft.com/windows/deployment/update/servicing-stack-updates",
};
const understanding = {
  source: "Understanding Component-Based Servicing (Ask the Performance Team blog, Microsoft Tech Community)",
};
const byFile = (file: string): Pick<Term, "source" | "inferred"> => ({
  source: `the description that ${file} bears as a file`,
  inferred: true,
});

/** Components of CBS.log, by their names in the column. */
const components: ReadonlyMap<string, Term> = new Map<string, Term>([
  [
    "CBS",
    {
      meaning:
        "Component-based servicing: installs and removes updates, features and their packages, for Windows Update, DISM and others. Most of its failures stand at level Info.",
      ...stack,
    },
  ],
  [
    "CSI",
    {
      meaning:
        "Component Servicing Infrastructure, below CBS: works on the component store (WinSxS) and checks files for sfc. It marks a failure with (F).",
      ...understanding,
    },
  ],
  ["DPX", { meaning: "The expander of delta packages: unpacks what an update brings.", ...byFile("dpx.dll") }],
  ["SXS", { meaning: "Side-by-side assemblies, of which the component store consists.", ...byFile("sxs.dll") }],
  ["WCP", { meaning: "The library that CSI works through.", ...byFile("wcp.dll") }],
]);

/** What a component of the servicing stack is; undefined where no source tells. */
export function servicingComponent(name: string): Term | undefined {
  return components.get(name);
}
