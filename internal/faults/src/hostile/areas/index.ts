import type { Area } from "../hostile.ts";
import { claims } from "./claims.ts";
import { delays } from "./delays.ts";
import { errors } from "./errors.ts";
import { forms } from "./forms.ts";
import { invitations } from "./invitations.ts";
import { iqs } from "./iq.ts";
import { lifecycle } from "./lifecycle.ts";
import { messages } from "./messages.ts";
import { mucUser } from "./muc-user.ts";
import { namespaces } from "./namespaces.ts";
import { nicknames } from "./nicknames.ts";
import { presences } from "./presences.ts";
import { redelivery } from "./redelivery.ts";
import { senders } from "./senders.ts";
import { sizes } from "./sizes.ts";
import { statusCodes } from "./status-codes.ts";

export const areas: readonly Area[] = [
  mucUser,
  namespaces,
  senders,
  statusCodes,
  nicknames,
  errors,
  delays,
  forms,
  sizes,
  iqs,
  redelivery,
  lifecycle,
  messages,
  presences,
  invitations,
  claims,
];
