import { afterAll, describe, expect, test } from "vitest";
import { differencesIn } from "./test/transcripts/differences.ts";
import { type Excuse, excuses } from "./test/transcripts/excused.ts";
import { replay } from "./test/transcripts/replay.ts";
import { readTranscripts, transcriptsFolder } from "./test/transcripts/transcript.ts";

if (!transcriptsFolder)
  process.stderr.write("XEPS_TRANSCRIPTS is not set: the service is not compared with real ones\n");

for (const server of ["prosody", "ejabberd"] as const) {
  describe.skipIf(!transcriptsFolder)(`the service like ${server}'s does what ${server} was seen to do`, () => {
    const counts = { transcripts: 0, left: 0, steps: 0, excused: 0, stanzas: 0 };

    afterAll(() => {
      const { transcripts, steps, stanzas, left, excused } = counts;
      const compared = `${transcripts} transcripts with ${steps} steps and ${stanzas} stanzas compared`;
      process.stdout.write(`${server}: ${compared}, ${left} transcripts and ${excused} steps not\n`);
    });

    for (const transcript of transcriptsFolder ? readTranscripts(transcriptsFolder, server) : []) {
      const excused = excuses.filter((one) => one.transcript === transcript.name && isFor(one, server));
      const whole = excused.find(({ steps }) => steps === undefined);
      if (whole) counts.left++;
      test.skipIf(whole !== undefined)(`${transcript.name}${whole ? `: ${whole.why}` : ""}`, async () => {
        const compared = await replay(transcript, server);
        const differences = differencesIn(compared);
        const stepsExcused = new Set(excused.flatMap(({ steps = [] }) => steps));
        const unexpected = differences.filter(({ step }) => !stepsExcused.has(step)).map(({ text }) => text);
        expect(unexpected.join("\n")).toBe("");
        // An excuse that is needed no longer is none.
        expect([...stepsExcused].filter((step) => !differences.some((one) => one.step === step))).toEqual([]);
        counts.transcripts++;
        counts.steps += transcript.steps.length - stepsExcused.size;
        counts.excused += stepsExcused.size;
        counts.stanzas += compared.reduce(
          (sum, { step, expected }) => sum + (stepsExcused.has(step) ? 0 : expected.length),
          0,
        );
      });
    }
  });
}

function isFor({ server }: Excuse, name: string): boolean {
  return server === "both" || server === name;
}
