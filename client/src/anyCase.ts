/**
 * A glob for names in any spelling: file searches heed case on some systems, and logs are called SVCPACK.LOG as well.
 * What stands in brackets stays as it is.
 */
export const anyCase = (glob: string): string =>
  glob.replace(/\[[^\]]*\]|[a-z]/gi, (part) =>
    part.length > 1 ? part : `[${part.toUpperCase()}${part.toLowerCase()}]`,
  );
