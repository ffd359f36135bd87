/** Files of tests, by their paths in `packages/`, that a page cannot run. */
export interface NodeOnly {
  readonly reason: string;
  readonly files: readonly string[];
}

/** All other tests of the packages run in Chromium. */
export const nodeOnly: readonly NodeOnly[] = [
  {
    reason: "reads test vectors from a folder",
    files: [
      "muc-stanzas/src/negatives.test.ts",
      "muc-stanzas/src/vectors.test.ts",
      "xep-0004/src/vectors.test.ts",
      "xep-0030/src/test/vectors.test.ts",
      "xep-0203/src/vectors.test.ts",
    ],
  },
  { reason: "reads recorded streams from a folder", files: ["muc-client/src/transcripts.test.ts"] },
  {
    reason: "counts the time of its own process, which a page cannot tell from that of others",
    files: [
      "muc-stanzas/src/linear.test.ts",
      "xep-0004/src/linear.test.ts",
      "xep-0030/src/test/linear.test.ts",
      "xep-0203/src/linear.test.ts",
    ],
  },
];
