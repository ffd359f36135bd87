import { onTestFinished } from "vitest";
import { nodeProcess } from "./node-process.ts";

/**
 * What the runtime complains of until the test is over: rejections that nobody handles and, in Node, warnings such as
 * that of too many listeners.
 */
export function complaints(): readonly unknown[] {
  const heard: unknown[] = [];
  const hear = (complaint: unknown) => void heard.push(complaint);
  if (nodeProcess) {
    nodeProcess.on("unhandledRejection", hear).on("warning", hear);
    onTestFinished(() => void nodeProcess?.off("unhandledRejection", hear).off("warning", hear));
  } else {
    const hearRejection = ({ reason }: PromiseRejectionEvent) => hear(reason);
    addEventListener("unhandledrejection", hearRejection);
    onTestFinished(() => removeEventListener("unhandledrejection", hearRejection));
  }
  return heard;
}
