import { allocation } from "./measure/allocation.ts";
import { heapPerOccupant } from "./measure/heap.ts";

/** A figure that repeats, and what it may be at most. */
export interface Gate {
  readonly target: "M4" | "M5" | "M6";
  readonly what: string;
  readonly unit: string;
  readonly most: number;
  measure(): Promise<number>;
}

/** Bytes allocated for each stanza over what @xmpp/client allocates by itself. */
function allocated(kind: string, what: string, most: number): Gate {
  const measure = async () => {
    const [alone = 0, ours = 0] = await allocation(["xmpp-client", "xeps"], kind, 6_000);
    return ours - alone;
  };
  return { target: "M4", what: `allocated over @xmpp/client: ${what}`, unit: "B", most, measure };
}

const thousand = { rooms: 20, size: 1_000 };
const hundred = { rooms: 200, size: 100 };

/** Of a room of 100, whose own things weigh more for each: what is kept once shows as much as what each has. */
const gateM6: Gate = {
  target: "M6",
  what: "heap per occupant, rooms of 100, chunks of 59 KiB",
  unit: "B",
  most: 510,
  measure: () => heapPerOccupant("xeps", { ...hundred, avatars: true, index: true, chunk: 59 * 1_024 }),
};

/**
 * What `npm run check` holds to. README.md says which of the limits are the targets, and why the others are what they
 * are.
 */
export const gates: readonly Gate[] = [
  allocated("join", "a joining presence", 725),
  allocated("messages", "a message", 405),
  allocated("churn", "a stanza of churn", 495),
  allocated("elsewhere", "a stanza of no room of ours", 98),
  {
    target: "M5",
    what: "heap per occupant",
    unit: "B",
    most: 306,
    measure: () => heapPerOccupant("xeps", thousand),
  },
  {
    target: "M5",
    what: "heap per occupant, with avatar hashes and the index by real JID",
    unit: "B",
    most: 462,
    measure: () => heapPerOccupant("xeps", { ...thousand, avatars: true, index: true }),
  },
  {
    target: "M5",
    what: "heap per occupant, a room of 100 ÷ a room of 1 000",
    unit: "",
    most: 1.125,
    measure: async () => (await heapPerOccupant("xeps", hundred)) / (await heapPerOccupant("xeps", thousand)),
  },
  gateM6,
];
