/** Values of Lua that a setting may have. */
export type Setting = string | number | boolean | readonly string[];
export type Settings = Readonly<Record<string, Setting>>;

export interface ProsodyConfig {
  readonly folder: string;
  readonly clientPort: number;
  readonly httpPort: number;
  readonly componentPort: number;
  readonly domain: string;
  readonly conference: string;
  readonly componentDomain: string;
  readonly componentSecret: string;
  /** Of the MUC service, e.g. `{ muc_room_locking: false }`. */
  readonly muc: Settings;
}

/** The configuration file of a Prosody 0.12 on loopback: no TLS, no s2s, no limits, accounts as plain files. */
export function prosodyConfig(config: ProsodyConfig): string {
  const { folder, domain, conference, componentDomain, componentSecret } = config;
  return `${settings({
    run_as_root: true,
    daemonize: false,
    pidfile: `${folder}/prosody.pid`,
    data_path: `${folder}/data`,
    authentication: "internal_plain",
    storage: "internal",
    interfaces: ["127.0.0.1"],
    c2s_ports: [],
    http_interfaces: ["127.0.0.1"],
    https_ports: [],
    http_default_host: domain,
    component_interfaces: ["127.0.0.1"],
    modules_enabled: ["disco", "roster", "saslauth", "smacks", "ping", "carbons", "websocket", "posix"],
    modules_disabled: ["s2s", "tls", "offline"],
    allow_unencrypted_plain_auth: true,
    c2s_require_encryption: false,
    consider_websocket_secure: true,
  })}
c2s_ports = { ${config.clientPort} }
http_ports = { ${config.httpPort} }
component_ports = { ${config.componentPort} }
limits = {}
log = { info = ${lua(`${folder}/prosody.log`)} }

VirtualHost ${lua(domain)}

Component ${lua(conference)} "muc"
${settings({ modules_enabled: ["muc_mam"], muc_log_by_default: true, muc_room_cache_size: 10_000, ...config.muc })}

Component ${lua(componentDomain)}
${settings({ component_secret: componentSecret })}
`;
}

function settings(values: Settings): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} = ${lua(value)}`)
    .join("\n");
}

function lua(value: Setting): string {
  if (typeof value === "object") return `{ ${value.map(lua).join("; ")} }`;
  return typeof value === "string" ? quoted(value) : String(value);
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n")}"`;
}

/** An account as `internal_plain` stores it, and the file in which Prosody looks for it. */
export function prosodyAccount(domain: string, username: string, password: string): { path: string; content: string } {
  return {
    path: `data/${encodeStore(domain)}/accounts/${encodeStore(username)}.dat`,
    content: `return { ["password"] = ${quoted(password)}; };\n`,
  };
}

function encodeStore(text: string): string {
  const bytes = [...Buffer.from(text, "utf8")];
  return bytes
    .map((byte) => String.fromCharCode(byte))
    .map((char) => (/[A-Za-z0-9]/.test(char) ? char : `%${char.charCodeAt(0).toString(16).padStart(2, "0")}`))
    .join("");
}
