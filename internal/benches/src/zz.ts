import { heapPerOccupant } from "./measure/heap.ts";

const o = await Promise.all([
  heapPerOccupant("xeps", { rooms: 20, size: 1000 }),
  heapPerOccupant("xeps", { rooms: 200, size: 100 }),
  heapPerOccupant("xeps", { rooms: 20, size: 1000, avatars: true, index: true }),
  heapPerOccupant("xeps", { rooms: 200, size: 100, avatars: true, index: true, chunk: 59 * 1024 }),
]);
console.log(o);
