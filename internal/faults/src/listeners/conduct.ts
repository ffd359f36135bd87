import type { Stage } from "../hostile/stage.ts";

/** What a listener does when it is called. */
export interface Conduct {
  readonly title: string;
  /** How often its failure is reported. */
  readonly reports: number;
  readonly act: (stage: Stage, self: Self) => unknown;
}

/** The listener as it is registered. */
export interface Self {
  remove(): void;
  /** Adds another listener to the same event; `heard` counts its calls. */
  add(): void;
}

const ignore = (promise: Promise<unknown>): void => void promise.catch(() => {});

export const conducts: readonly Conduct[] = [
  {
    title: "throws",
    reports: 1,
    act: () => {
      throw new Error("thrown");
    },
  },
  { title: "rejects", reports: 1, act: () => Promise.reject(new Error("rejected")) },
  { title: "removes itself", reports: 0, act: (_, self) => self.remove() },
  { title: "adds another", reports: 0, act: (_, self) => self.add() },
  { title: "leaves the room", reports: 0, act: ({ room }) => ignore(room.leave()) },
  { title: "joins the room", reports: 0, act: ({ room }) => ignore(room.join("thirdwitch")) },
  {
    title: "leaves the room and joins it",
    reports: 0,
    act: ({ room }) => [room.leave(), room.join("thirdwitch")].map(ignore),
  },
  { title: "speaks", reports: 0, act: ({ room }) => ignore(room.send("what is it?")) },
  {
    title: "receives the next stanza",
    reports: 0,
    act: ({ entity, scene }) =>
      entity.receive(`<message from='${scene.romeo}' type='groupchat' id='inner'><body>inner</body></message>`),
  },
];
